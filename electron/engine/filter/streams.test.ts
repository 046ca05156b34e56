import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCaptureFile } from '../../../native/lib/testing/capture-file';
import { disturbed } from '../../../native/lib/testing/media';
import { rtpStream } from '../../../native/lib/testing/rtp-stream';
import { LogFile } from '../file/log-file';
import { Dissection } from './dissection';
import { compileFilter } from './filter';
import { failureOf } from './testing/failure';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-stream-filters-'));
const path = join(folder, 'streams.pcap');

/**
 * Two senders, of which the first loses one packet, and two together. One comes late, and so was missing only until
 * then.
 */
const arriving = [
  ...disturbed(rtpStream({ packets: 200 }), {
    lost: [30, 60, 61],
    doubled: [90],
    swapped: [120],
  }).map(({ payload, delay }) => ({ payload, delay, sourcePort: 1000 })),
  ...rtpStream({ packets: 150, interval: 1 }).map(({ payload, delay }) => ({
    payload,
    delay: 1000 + delay,
    sourcePort: 2000,
  })),
].toSorted((one, other) => one.delay - other.delay);

let file: LogFile;

beforeAll(async () => {
  const datagrams = arriving.map(({ delay, payload, sourcePort }) => ({
    payload,
    sourcePort,
    time: 1_700_000_000_000_000 + delay * 1000,
    destination: '239.1.2.3',
    destinationPort: 5004,
  }));
  writeCaptureFile(path, datagrams);
  const opened = await LogFile.open(path);
  if (!opened.ok) throw new Error(opened.error.message);
  file = opened.value;
});

afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

/** What the query of the file finds. */
async function found(text: string): Promise<number[]> {
  const begun = file.query(compileFilter(text));
  if (!begun.ok) throw new Error(begun.error.message);
  const query = begun.value;
  const { failure } = await query.done();
  expect(failure).toBe('');
  const numbers = query.numbers(1, 1000);
  query.close();
  return numbers;
}

/** What the function of the filter says of rows that are looked at. */
function passing(text: string): number[] {
  const filter = compileFilter(text);
  const names = file.names();
  return file.native
    .rows(1, 1000)
    .flatMap((row) => (filter.matches(new Dissection(row, names)) ? [row.number] : []));
}

describe('a filter about streams', () => {
  test.each<[string, number]>([
    ['gramscope.lost', 2],
    ['gramscope.lost > 0', 2],
    ['gramscope.lost >= 2', 1],
    ['gramscope.lost == 1', 1],
    ['gramscope.lost != 1', 1],
    ['gramscope.lost == 0', 0],
    ['gramscope.lost in {2..4}', 1],
    ['not gramscope.lost', 346],
    ['gramscope.lost and udp.srcport == 2000', 0],
    ['gramscope.lost and gramscope.protocol == RTP', 2],
    ['gramscope.lost xor gramscope.protocol == RTP', 346],
    ['gramscope.lost xor gramscope.duplicate xor gramscope.new_stream', 5],
    ['gramscope.duplicate', 1],
    ['gramscope.reordered', 1],
    ['gramscope.reordered == 1', 1],
    ['gramscope.new_stream', 2],
    ['gramscope.stream == 2', 150],
    ['gramscope.stream > 2', 0],
    ['gramscope.stream', 348],
    ['gramscope.restart or gramscope.clock_jump or gramscope.transport_error', 0],
    ['gramscope.loss_alarm', 1],
    ['gramscope.burst_alarm and gramscope.stream == 2', 1],
    ['gramscope.alarm and not gramscope.loss_alarm and not gramscope.jitter_alarm', 1],
  ])('%s finds so many, and says the same of each', async (text, count) => {
    const numbers = await found(text);
    expect(numbers).toHaveLength(count);
    expect(passing(text)).toEqual(numbers);
  });

  test.each([
    ['gramscope.lost + 1 > 2', 'can be compared with numbers alone', 0],
    ['udp.port == gramscope.stream', 'can be compared with numbers alone', 12],
    ['udp and max(gramscope.lost, 2) > 2', 'can be compared with numbers alone', 12],
    [`gramscope.lost${' xor udp'.repeat(9)}`, 'cannot be as large as this', 0],
  ])('%s is refused, with the reason', (text, message, from) => {
    const failure = failureOf(text);
    expect(failure.message).toContain(message);
    expect(failure.span.from).toBe(from);
  });

  test('has streams told apart anew where they are judged by other limits', async () => {
    expect(await found('gramscope.loss_alarm')).toHaveLength(1);
    file.setStreamOptions({ alarms: { loss: null } });
    expect(await found('gramscope.loss_alarm')).toHaveLength(0);
    file.setStreamOptions({});
    expect(await found('gramscope.loss_alarm')).toHaveLength(1);
  });
});
