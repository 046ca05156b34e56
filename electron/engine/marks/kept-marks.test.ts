import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { longestComment, mostMarks } from '../../contract';
import { KeptMarks } from './kept-marks';
import { marksFileOf } from './marks-file';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-marks-'));
afterAll(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const mark = { number: 4, time: '1700000000.000000004', comment: 'hello "quotes" \u202e' };

let files = 0;

/** A name for a capture file, and a marks file beside where that is to have a content. */
function capture(content?: string): string {
  files += 1;
  const path = join(folder, `capture-${files}.pcap`);
  if (content !== undefined) writeFileSync(marksFileOf(path), content);
  return path;
}

async function opened(path: string): Promise<KeptMarks> {
  const marks = new KeptMarks(path, () => undefined);
  await marks.kept();
  return marks;
}

describe('marks beside a file', () => {
  it('are there again when it is opened the next time, for their owner alone', async () => {
    const path = capture();
    const marks = await opened(path);
    expect(marks.state()).toEqual({ revision: 0, failure: null });
    marks.comment(mark, mark.comment);
    await marks.kept();
    expect((await opened(path)).list()).toEqual([mark]);
    expect(statSync(marksFileOf(path)).mode & 0o777).toBe(0o600);
  });

  it('make no file where nobody marks anything', async () => {
    const path = capture();
    await opened(path);
    expect(() => statSync(marksFileOf(path))).toThrow('ENOENT');
  });

  it('are left out where the file has other datagrams by now', async () => {
    const path = capture(JSON.stringify({ version: 1, marks: [mark, { ...mark, number: 5 }] }));
    const marks = await opened(path);
    await marks.check((number) => (number === 5 ? mark.time : null));
    expect(marks.list()).toEqual([{ ...mark, number: 5 }]);
    expect(marks.state().failure).toMatchObject({ code: 'MARKS_FOREIGN' });
    marks.remove(5);
    await marks.kept();
    expect((await opened(path)).list()).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a version of later', JSON.stringify({ version: 2, marks: [] })],
    ['something more', JSON.stringify({ version: 1, marks: [], script: 'x' })],
    ['a number that is none', JSON.stringify({ version: 1, marks: [{ ...mark, number: -1 }] })],
    ['a time that is none', JSON.stringify({ version: 1, marks: [{ ...mark, time: 'now' }] })],
    [
      'an endless comment',
      JSON.stringify({
        version: 1,
        marks: [{ ...mark, comment: 'x'.repeat(longestComment + 1) }],
      }),
    ],
    [
      'too many',
      JSON.stringify({ version: 1, marks: Array.from({ length: mostMarks + 1 }, () => mark) }),
    ],
    ['deep nesting', '['.repeat(100_000)],
  ])('that have %s are told of, and stay as they are', async (_what, content) => {
    const path = capture(content);
    const marks = await opened(path);
    expect(marks.state().failure).toMatchObject({ code: 'MARKS_UNREADABLE' });
    marks.toggle([mark]);
    await marks.kept();
    expect(marks.list()).toHaveLength(1);
    expect(readFileSync(marksFileOf(path), 'utf8')).toBe(content);
  });

  it('are not waited for where a pipe is in their place', async () => {
    const path = capture();
    execFileSync('mkfifo', [marksFileOf(path)]);
    expect((await opened(path)).state().failure?.message).toContain('no plain file');
  });

  it('stay in memory where they cannot be written, which is told until they can', async () => {
    // A folder that is no folder refuses everybody, root included.
    const path = join(capture(''), 'x.pcap');
    writeFileSync(join(path, '..'), '');
    const marks = await opened(path);
    marks.toggle([mark]);
    await marks.kept();
    expect(marks.list()).toHaveLength(1);
    expect(marks.state().failure).not.toBeNull();
  });
});
