import { expect, test } from 'vitest';

import { logReaches, withCapture } from '../testing/captures';
import { activity } from '../testing/queries';
import { send } from '../testing/senders';

const loopback = { family: 4, address: '127.0.0.1', port: 0 } as const;

test('a query follows a capture, and ends with it', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp(loopback);
    const query = capture.query({ kind: 'contains', bytes: Buffer.from('needle') });
    const sendMany = (payload: string, count: number) =>
      send({ address: '127.0.0.1', port, payload, count });
    await Promise.all([logReaches(capture, 3), sendMany('hay', 3)]);
    await Promise.all([logReaches(capture, 5), sendMany('a needle', 2)]);
    while (query.progress().matches < 2) await activity(query);
    expect(query.matches(1, 10)).toEqual([4, 5]);
    expect(query.rows(1, 10)).toEqual(capture.rows(4, 2));
    const third = capture.query({ kind: 'frame', least: 3, most: 3 });
    expect(await third.caughtUp()).toMatchObject({ matches: 1 });
    expect(third.matches(1, 2)).toEqual([3]);
    third.close();
    const { counts } = await capture.buckets({ count: 1 });
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
    capture.close();
    expect(await query.done()).toMatchObject({ matches: 2, evaluated: 5 });
    query.close();
  }));
