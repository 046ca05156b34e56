import { expect, it } from 'vitest';
import { sendRepeatedly } from './repeat';

it('lets others have their turn, also where the system has answered at once', async () => {
  const ending = new AbortController();
  // A timer, which never comes due while promises alone go on.
  setTimeout(() => ending.abort(), 5);
  const counts = await sendRepeatedly(
    { send: ({ length }) => Promise.resolve({ sent: length, bytes: length, refusals: [] }) },
    () => new Uint8Array(1),
    { count: Infinity, interval: 0, signal: ending.signal, onRefusal: () => undefined },
  );
  expect(counts.sent).toBeGreaterThan(0);
});
