import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LogFile, type Predicate, type Query } from '#native';

import { type FileDatagram, writeCaptureFile } from './capture-file';

/** Capture files for tests of queries; each test file has its own, and removes them. */
export const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-query-'));
export const removeFiles = (): void => rmSync(folder, { recursive: true });

export const START = 1_700_000_000_000_000;
export const nanoseconds = (microseconds: number): bigint => BigInt(START + microseconds) * 1000n;

/** 600 datagrams a millisecond apart, each of whose fields repeats after another number. */
export const various: FileDatagram[] = Array.from({ length: 600 }, (_, index) => {
  const isSix = index % 5 === 0;
  const host = index % 7;
  return {
    time: START + index * 1000,
    source: isSix ? `fd00:${host}::${index % 3}` : `10.${host}.0.${index % 3}`,
    destination: isSix ? 'ff02::1' : '192.0.2.9',
    sourcePort: 600 + (index % 20),
    destinationPort: index % 2 === 0 ? 514 : 9999,
    ttl: (index * 3) % 256,
    trafficClass: (index * 4) % 256,
    payload:
      index % 4 === 0
        ? `<${index % 192}>1 2023-11-14T22:13:20Z host app - - - message ${index}`
        : Buffer.from(`${'x'.repeat(index % 50)}Täst ${index}\0\xff`, 'utf8'),
  };
});
export const file = path.join(folder, 'various.pcap');
writeCaptureFile(file, various);

export async function withFile<T>(
  name: string,
  body: (log: LogFile) => Promise<T> | T,
): Promise<T> {
  const log = await LogFile.open(name);
  try {
    await log.indexed();
    return await body(log);
  } finally {
    log.close();
  }
}

/** The numbers of the datagrams that match. */
export function found(predicate: Predicate, name = file): Promise<number[]> {
  return withFile(name, async (log) => {
    const query = log.query(predicate);
    const { failure, matches, unreadable, undecided } = await query.done();
    if (failure !== '' || unreadable > 0 || undecided > 0) {
      throw new Error(`${failure} ${unreadable} unreadable, ${undecided} undecided`);
    }
    const numbers = query.matches(1, 65536);
    if (numbers.length !== matches) throw new Error(`${numbers.length} of ${matches} matches`);
    query.close();
    return numbers;
  });
}

export const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value));

/** A pattern that backtracks without end on its payload, whichever way it is run. */
export const endless: Predicate = { kind: 'matches', pattern: '^(a+)+\\1$', flags: 'i' };
export const endlessFile = path.join(folder, 'endless.pcap');
writeCaptureFile(endlessFile, [{ payload: 'b' }, { payload: `${'a'.repeat(60)}!` }]);

export function activity(query: Query): Promise<void> {
  return new Promise((resolve) => {
    query.onActivity(resolve);
    query.progress();
  });
}
