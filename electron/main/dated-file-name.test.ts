import { expect, it } from 'vitest';
import { datedFileName } from './dated-file-name';

it('names a file after the local time, so that names sort by it', () => {
  expect(datedFileName('capture', 'pcapng', new Date(2026, 0, 2, 3, 4, 5))).toBe(
    'capture-20260102-030405.pcapng',
  );
});
