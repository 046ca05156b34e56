import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Datagram } from '../capture/datagram';
import { exportLog } from '../file/export';
import { LogFile } from '../file/log-file';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-matches-'));
const corpus = join(import.meta.dirname, '..', '..', '..', 'native/test/captures/corpus.py');
execFileSync('python3', ['-B', corpus, folder]);
afterAll(() => rmSync(folder, { recursive: true }));

async function opened(name: string): Promise<LogFile> {
  const log = await LogFile.open(join(folder, name));
  if (!log.ok) throw new Error(log.error.message);
  await log.value.native.indexed();
  return log.value;
}

function whatIsIn(datagrams: readonly Datagram[]): string[] {
  return datagrams.map(
    ({ src, time, payload }) => `${src} ${time} ${Buffer.from(payload).toString('hex')}`,
  );
}

test('what a filter matches is exported, and nothing else', async () => {
  const log = await opened('tunnels.pcapng');
  const query = log.query({ kind: 'address', prefix: '::/0' });
  if (!query.ok) throw new Error(query.error.message);
  while (!query.value.progress().done) await query.value.changed();
  const all = log.datagrams(1, 1000);
  const wanted = all.filter(({ src }) => src.includes(':'));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.length).toBeLessThan(all.length);
  const exported = await exportLog(log, {
    form: { kind: 'pcapng' },
    to: {
      kind: 'file',
      path: join(folder, 'six.pcapng'),
      existing: 'keep',
      compression: 'none',
    },
    selection: query.value.selection(),
  });
  expect(exported).toMatchObject({ ok: true, value: { datagrams: wanted.length } });
  const six = await opened('six.pcapng');
  expect(whatIsIn(six.datagrams(1, 1000))).toEqual(whatIsIn(wanted));
  query.value.close();
  six.close();
  log.close();
});
