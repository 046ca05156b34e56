import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Capture, type DatagramRow, LogFile } from '#native';
import { afterAll, describe, expect, test } from 'vitest';

import { logReaches } from '../testing/captures';
import { problemWith, reason } from '../testing/skipping';

const CORPUS = path.join(import.meta.dirname, '../../test/captures/corpus.py');
const problem = problemWith('python3');
const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-replay-'));
if (problem === undefined) execFileSync('python3', ['-B', CORPUS, folder]);

afterAll(() => rmSync(folder, { recursive: true }));

/** Every row of a log, those of a file that is damaged too. */
function allRows(log: LogFile | Capture, last: number): DatagramRow[] {
  const rows: DatagramRow[] = [];
  while (rows.length < last) rows.push(...log.rows(rows.length + 1, 4096));
  return rows;
}

function hex({ payload }: DatagramRow): string {
  return Buffer.from(payload).toString('hex');
}

describe.skipIf(problem)(`captures of every kind${reason(problem)}`, () => {
  // Files of all link types, with fragments, tunnels, damage and cut frames.
  test.each(problem === undefined ? readdirSync(folder) : [])('%s', async (name) => {
    const log = await LogFile.open(path.join(folder, name));
    const receiver = new Capture();
    try {
      const { datagrams } = await log.indexed();
      const { port } = receiver.openUdp({
        family: 4,
        address: '127.0.0.1',
        port: 0,
        receiveBuffer: 64 << 20,
      });
      const plan = {
        pace: { kind: 'top' },
        routes: [{ to: { kind: 'udp', address: '127.0.0.1', port } }],
      } as const;
      const rows = allRows(log, datagrams);
      const sendable = rows.filter(({ truncated, length }) => !truncated && length <= 65_507);
      const survey = await log.survey(plan);
      const player = log.play(plan);
      const report = await player.done();
      player.close();
      expect(report).toMatchObject({ sent: sendable.length, errors: 0, failure: null });
      expect(survey).toMatchObject({ sendable: sendable.length, skipped: report.skipped });
      if (sendable.length === 0) return;
      await logReaches(receiver, sendable.length);
      expect(allRows(receiver, sendable.length).map(hex)).toEqual(sendable.map(hex));
    } finally {
      receiver.close();
      log.close();
    }
  });
});
