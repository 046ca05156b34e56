import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { LogFile, type StreamClock } from '#native';
import { afterAll, expect, it } from 'vitest';
import { writeCaptureFile, type FileDatagram } from '../../../native/lib/testing/capture-file';
import { RecordedSessions } from './recorded-sessions';
import { heardSap, sdp } from './testing/heard';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-sessions-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Announced to a group, which is that of IPv4 where there is none. */
function announced(
  { payload }: { payload: Uint8Array },
  way: Partial<FileDatagram> = {},
): FileDatagram {
  return { destination: '224.2.127.254', destinationPort: 9875, payload, ...way };
}

function audio(session: number, rate: number): string[] {
  const lines = sdp('m=audio 5004 RTP/AVP 97', `a=rtpmap:97 L24/${rate}/2`);
  return lines.map((line) => line.replace('1423986 ', `${session} `));
}

const clock = (rate: number): StreamClock => {
  return { address: '239.69.1.2', port: 5004, payloadType: 97, rate };
};

/** What a file of these datagrams says in the end, and how often it said something new. */
async function toldOf(datagrams: readonly FileDatagram[], options: { most?: number } = {}) {
  const path = join(folder, 'sessions.pcap');
  writeCaptureFile(path, datagrams);
  const file = await LogFile.open(path);
  const told: StreamClock[][] = [];
  const sessions = new RecordedSessions(file, { ...options, tell: (all) => told.push(all) });
  await sessions.done;
  sessions.close();
  file.close();
  return { clocks: told.at(-1) ?? [], times: told.length };
}

it.each([
  '224.2.127.254',
  '239.255.255.255',
  '239.195.255.255',
  'ff02::2:7ffe',
  'ff05::2:7ffe',
  'ff0e::2:7ffe',
])('finds what is announced to %s', async (destination) => {
  const way = { destination, source: destination.includes(':') ? '2001:db8::1' : '192.0.2.1' };
  const { clocks } = await toldOf([{}, announced(heardSap(audio(1, 48_000)), way)]);
  expect(clocks).toEqual([clock(48_000)]);
});

it('finds nothing in what goes to another port, or to no group', async () => {
  const session = heardSap(audio(1, 48_000));
  const elsewhere = [{ destinationPort: 9876 }, { destination: '192.0.2.7' }];
  expect(await toldOf(elsewhere.map((way) => announced(session, way)))).toEqual({
    clocks: [],
    times: 0,
  });
});

it('knows what is announced again, and keeps what is taken back', async () => {
  const session = announced(heardSap(audio(1, 48_000)));
  const deletion = announced(heardSap(audio(1, 48_000), { flags: 0x24 }));
  const again = Array.from({ length: 1000 }, () => session);
  expect(await toldOf([...again, deletion])).toEqual({ clocks: [clock(48_000)], times: 1 });
});

it('goes by the newest version of a session, and by the session that was announced first', async () => {
  const sessions = [audio(1, 44_100), audio(2, 96_000), audio(1, 48_000)];
  const { clocks } = await toldOf(
    sessions.map((lines, hash) => announced(heardSap(lines, { hash }))),
  );
  expect(clocks).toEqual([clock(48_000), clock(96_000)]);
});

it('reads on behind what makes no sense', async () => {
  const bomb = deflateSync(Buffer.alloc(5_000_000, 'a=x\r\n'));
  const { clocks } = await toldOf([
    announced({ payload: Buffer.alloc(0) }),
    announced({ payload: Buffer.from([0x20, 255, 0, 0]) }),
    announced(heardSap([], { flags: 0x21, description: bomb })),
    announced(heardSap(audio(1, 48_000).map((line) => line.replace('rtpmap:97', 'rtpmap:300')))),
    announced(heardSap(audio(2, 48_000))),
  ]);
  expect(clocks).toEqual([clock(48_000)]);
});

it('reads no more announcements than it may', async () => {
  const sessions = [audio(1, 44_100), audio(2, 48_000), audio(3, 96_000)];
  const { clocks } = await toldOf(
    sessions.map((lines) => announced(heardSap(lines))),
    { most: 2 },
  );
  expect(clocks).toEqual([clock(44_100), clock(48_000)]);
});

it('keeps so many sessions of one host and so many rates, whatever is announced', async () => {
  const sessions = Array.from({ length: 1500 }, (_, at) => audio(at, 8000 + at));
  const { clocks } = await toldOf(sessions.map((lines) => announced(heardSap(lines))));
  expect(clocks).toHaveLength(1000);
});
