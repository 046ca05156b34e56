import { expect, it } from 'vitest';
import type { Firewall } from '../../host/firewall';
import { healthyFacts, look } from '../testing/facts';
import { firewallCheck } from './firewall';

function discards(packets: number | null): Firewall {
  return {
    kind: 'discards',
    origin: 'nft',
    discarding: [{ name: 'inet filter input 4', packets }],
  };
}

const unread: Firewall = { kind: 'unknown', why: 'The rules cannot be read.' };

it('is proven by a rule that counts', () => {
  const firewall = { before: discards(3), after: discards(9) };
  expect(look(firewallCheck, { firewall })).toMatchObject({
    status: 'failed',
    finding: 'Rules discarded packets while nothing arrived: inet filter input 4.',
  });
  expect(look(firewallCheck, { firewall }, healthyFacts).status).toBe('passed');
});

it('is a suspect where rules discard without counting', () => {
  const firewall = { before: discards(null), after: discards(null) };
  expect(look(firewallCheck, { firewall })).toMatchObject({ status: 'unknown', likelihood: 35 });
});

it('is not known where it cannot be read, unless the group arrives', () => {
  const firewall = { before: unread, after: unread };
  expect(look(firewallCheck, { firewall }).status).toBe('unknown');
  expect(look(firewallCheck, { firewall }, healthyFacts).status).toBe('passed');
  expect(look(firewallCheck).status).toBe('passed');
});
