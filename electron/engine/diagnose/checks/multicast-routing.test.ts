import { expect, it } from 'vitest';
import { healthyFacts, look } from '../testing/facts';
import { multicastRoutingCheck } from './multicast-routing';

const interfaces = ['eth0', 'eth1'];
const route = {
  group: '239.1.1.1',
  origin: '10.1.0.2',
  from: 'eth0',
  to: [{ interface: 'eth1', threshold: 1 }],
  datagrams: 12,
  wrong: 2,
};

it('passes where this machine is no router', () => {
  expect(look(multicastRoutingCheck).status).toBe('passed');
});

it('tells what a router passes on', () => {
  const { status, evidence } = look(multicastRoutingCheck, {
    routing: { interfaces, routes: [route] },
  });
  expect(status).toBe('passed');
  expect(evidence).toContain('10.1.0.2 from eth0 to eth1: 12 datagrams.');
  expect(evidence).toContain('2 datagrams came by another interface than the route says.');
});

it.each([[[]], [[{ ...route, from: null, to: [] }]]])('fails without a route: %j', (routes) => {
  const routing = { interfaces, routes };
  expect(look(multicastRoutingCheck, { routing }, healthyFacts)).toMatchObject({
    status: 'failed',
    likelihood: 80,
  });
});
