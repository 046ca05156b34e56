import { expect, it } from 'vitest';
import { counted, healthyFacts, look, silentFacts } from '../testing/facts';
import { checksumCheck } from './checksum';

const wrong = { counters: counted({}, { 'Udp.InCsumErrors': 4 }) };

it('fails where checksums are wrong, and the more so where nothing arrives', () => {
  expect(look(checksumCheck, wrong)).toMatchObject({ status: 'failed', likelihood: 90 });
  expect(look(checksumCheck, wrong, healthyFacts).likelihood).toBe(20);
  expect(look(checksumCheck).status).toBe('passed');
});

it('does not know where they are not counted', () => {
  const target = { ...silentFacts.target, family: 6 as const };
  expect(look(checksumCheck, { target }).status).toBe('unknown');
});
