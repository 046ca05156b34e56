import { expect, it } from 'vitest';
import { healthyFacts, look, silentFacts } from '../testing/facts';
import { arrivalCheck } from './arrival';

const onEth1 = { ...silentFacts.target, interface: 'eth1' };

it('tells where, from whom and with which TTL', () => {
  const { status, evidence } = look(arrivalCheck, {}, healthyFacts);
  expect(status).toBe('passed');
  expect(evidence).toEqual(['eth0: 3 datagrams from 10.1.0.2 to port 5000, TTL 7.']);
});

it('fails where nothing came, or not where or whence it is wanted', () => {
  expect(look(arrivalCheck).finding).toBe('Nothing arrived in 3.0 seconds.');
  expect(look(arrivalCheck, { target: onEth1 }, healthyFacts).finding).toContain('on eth1');
  const other = look(arrivalCheck, { source: '10.1.0.9' }, healthyFacts);
  expect(other.finding).toBe(
    'Nothing arrived from 10.1.0.9 in 3.0 seconds. Other senders are heard.',
  );
});

it('does not know where nobody listened', () => {
  expect(look(arrivalCheck, { listening: null })).toMatchObject({
    status: 'unknown',
    finding: 'Nobody listened.',
  });
});
