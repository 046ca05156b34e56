import { expect, it } from 'vitest';
import { captureFileName } from './capture-file-name';

it('names a capture after the local time, so that names sort by it', () => {
  expect(captureFileName(new Date(2026, 0, 2, 3, 4, 5))).toBe('capture-20260102-030405.pcapng');
});
