import type { QueryProgress } from '#native';
import { expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFile } from '../file/log-file';
import { explainQuery } from './query';

const ended: QueryProgress = {
  evaluated: 10,
  matches: 1,
  firstMatch: 1,
  unreadable: 0,
  undecided: 0,
  caughtUp: true,
  done: true,
  failure: '',
};

test('a query that went well has nothing to explain', () => {
  expect(explainQuery(ended)).toEqual({ ok: true, value: null });
});

test('a query that failed says why', () => {
  expect(explainQuery({ ...ended, failure: 'a pattern took more than 5000 ms' })).toMatchObject({
    error: {
      code: 'FILTER_FAILED',
      message: 'The filter stopped: a pattern took more than 5000 ms.',
    },
  });
});

test('datagrams that could not be looked at are told of', () => {
  expect(explainQuery({ ...ended, unreadable: 3 })).toMatchObject({
    error: { code: 'FILTER_FAILED', message: 'The payloads of 3 datagrams could not be read.' },
  });
});

/** The header of a classic pcap file, and nothing else. */
const emptyPcap = Buffer.from('d4c3b2a1020004000000000000000000ffff000065000000', 'hex');

test('what makes no sense is a failure and no exception', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-query-'));
  try {
    const name = join(folder, 'empty.pcap');
    writeFileSync(name, emptyPcap);
    const opened = await LogFile.open(name);
    if (!opened.ok) throw new Error(opened.error.message);
    const log = opened.value;
    expect(log.query({ kind: 'matches', pattern: '(' })).toMatchObject({
      ok: false,
      error: { code: 'FILTER_INVALID', message: expect.stringContaining('Unterminated group') },
    });
    const query = log.query({ kind: 'truncated' });
    if (!query.ok) throw new Error(query.error.message);
    expect(query.value.matches(1, 10)).toEqual([]);
    query.value.close();
    log.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
