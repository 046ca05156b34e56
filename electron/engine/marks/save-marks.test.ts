import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeCaptureFile } from '../../../native/lib/testing/capture-file';
import { Marks } from './marks';
import { readMarks } from './marks-file';
import { saveMarks } from './save-marks';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-save-marks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with datagrams that came at these microseconds of a second. */
function fileWith(name: string, ...times: number[]): string {
  const path = join(folder, name);
  writeCaptureFile(
    path,
    times.map((time) => ({ time: 1_700_000_000_000_000 + time, payload: String(time) })),
  );
  return path;
}

function markAt(number: number, time: number) {
  return { number, time: `1700000000.${String(time).padStart(6, '0')}000` };
}

it('keeps each mark beside the file with its datagram, by the number that it has there', async () => {
  const one = fileWith('one.pcap', 10, 30, 20, 40);
  const two = fileWith('two.pcap', 50, 60);
  const none = fileWith('none.pcap', 70);
  const marks = new Marks();
  marks.toggle([markAt(103, 20), markAt(106, 60), markAt(999, 80)]);
  marks.comment(markAt(106, 60), 'here');
  expect(await saveMarks(marks, [one, two, none])).toEqual({ ok: true, value: 1 });
  expect(await readMarks(one)).toMatchObject({ value: [{ number: 3, comment: '' }] });
  expect(await readMarks(two)).toMatchObject({ value: [{ number: 2, comment: 'here' }] });
  expect(await readMarks(none)).toEqual({ ok: true, value: [] });
});
