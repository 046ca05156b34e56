import { afterEach, describe, expect, it, vi } from 'vitest';
import { namespaceProblem } from '../../../native/lib/testing/namespace';
import { rtpStream } from '../../../native/lib/testing/rtp-stream';
import { parseAddress, parseDestination, type Result } from '../../contract';
import { heardSap, sdp } from '../discovery/testing/heard';
import { Capture } from './capture';

const capture = new Capture();
afterEach(() => capture.close());

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Opens a socket in a group of the network that the test has. Returns a function that sends there. */
async function joined(group: string): Promise<(payload: Uint8Array) => void> {
  const opened = await capture.addSocket(valueOf(parseAddress(`udp://@${group}%t0`)));
  const { id } = valueOf(opened);
  const destination = valueOf(parseDestination(group));
  return (payload) => valueOf(capture.sendFrom(id, destination, payload));
}

describe.skipIf(namespaceProblem)('a capture that hears announcements', () => {
  it('measures what comes from then on by the clock rates in them', async () => {
    const announce = await joined('224.2.127.254:9875');
    const play = await joined('239.69.1.2:5004');
    const streams = capture.streams();
    const packets = rtpStream({ packets: 10_000, payloadType: 97, clockRate: 48_000 });
    const rates = (): (number | null)[] => {
      const all = { order: 'first', descending: false, text: '239.69.1.2' } as const;
      const list = { ...all, multicastOnly: false, alarmedOnly: false, from: 0, count: 10 };
      const numbers = streams.list(list).streams.map(({ number }) => number);
      return numbers.map((number) => streams.show(number)?.rtp?.clockRate ?? null);
    };
    for (const { payload } of packets.splice(0, 20)) play(payload);
    await vi.waitFor(() => expect(rates()).toEqual([null]), 10_000);
    announce(heardSap(sdp('m=audio 5004 RTP/AVP 97', 'a=rtpmap:97 L24/48000/2')).payload);
    await vi.waitFor(
      () => {
        play(packets.shift()?.payload ?? Buffer.alloc(0));
        expect(rates()).toEqual([48_000]);
      },
      { timeout: 10_000, interval: 5 },
    );
  });
});
