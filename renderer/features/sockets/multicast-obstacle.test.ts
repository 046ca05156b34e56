import { expect, it } from 'vitest';
import { multicastObstacle } from './multicast-obstacle';

const usual = { up: true, loopback: false, multicast: true };

it('says why an interface does no multicast', () => {
  expect(multicastObstacle(usual)).toBeUndefined();
  expect(multicastObstacle({ ...usual, up: false })).toBe('is down');
  expect(multicastObstacle({ ...usual, multicast: false })).toBe('cannot do multicast');
  expect(multicastObstacle({ up: true, loopback: true, multicast: false })).toBeUndefined();
});
