import { expect, it } from 'vitest';
import { look, silentFacts } from '../testing/facts';
import { groupCheck } from './group';

const far = new Map([['10.1.0.2', { device: 'eth0', gateway: '10.2.0.1', isLocal: false }]]);

it('passes groups that routers pass on', () => {
  expect(look(groupCheck).status).toBe('passed');
});

it('fails a group of link scope from behind a router', () => {
  const target = { ...silentFacts.target, group: '224.0.0.251' };
  expect(look(groupCheck, { target }).status).toBe('passed');
  expect(look(groupCheck, { target, routes: far })).toMatchObject({ status: 'failed' });
});

it('wants a source for source-specific groups', () => {
  const target = { ...silentFacts.target, group: '232.1.1.1' };
  expect(look(groupCheck, { target }).remedy?.words).toContain('--source');
  expect(look(groupCheck, { target, source: '10.1.0.2' }).status).toBe('passed');
});
