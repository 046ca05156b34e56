import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';
import { syslogVendors } from './registry';

describe('syslogVendors', () => {
  it('have names of their own', () => {
    const names = syslogVendors.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    '<13>Oct 11 22:14:15 host1 app: text',
    '<13>Oct 11 22:14:15 host1 kernel: text',
    '<13>Oct 11 22:14:15 host1 app: key=value other=1',
    '<13>Oct 11 22:14:15 host1 app: 1,2,3',
    '<13>Oct 11 22:14:15 host1 app: {"a":1}',
    '<13>1 2021-10-11T22:14:15Z host1 app - - [id@1 a="1"] text',
  ])('leave alone what is nobody’s: %s', (text) => {
    const { vendor, fields } = decoded(text);
    expect([vendor, fields]).toEqual([undefined, {}]);
  });
});
