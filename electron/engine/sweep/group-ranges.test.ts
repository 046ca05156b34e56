import { describe, expect, it } from 'vitest';
import { countGroups, groupsOf, readGroups } from './group-ranges';

function groups(text: string): string[] {
  const read = readGroups(text);
  return read.ok ? [...groupsOf(read.value)] : [read.error.message];
}

describe('groups of a sweep', () => {
  it('are a prefix, a range or a list', () => {
    expect(groups('239.1.1.6/30')).toEqual(['239.1.1.4', '239.1.1.5', '239.1.1.6', '239.1.1.7']);
    expect(groups('239.1.0.255-239.1.1.1')).toEqual(['239.1.0.255', '239.1.1.0', '239.1.1.1']);
    expect(groups('239.2.2.2, 239.1.1.1 232.0.0.1')).toEqual([
      '232.0.0.1',
      '239.1.1.1',
      '239.2.2.2',
    ]);
    expect(groups('ff15::ffff-ff15::1:1')).toEqual(['ff15::ffff', 'ff15::1:0', 'ff15::1:1']);
  });

  it('are there once, however often they are named', () => {
    expect(groups('239.1.1.0/31,239.1.1.1-239.1.1.2,239.1.1.0')).toEqual([
      '239.1.1.0',
      '239.1.1.1',
      '239.1.1.2',
    ]);
  });

  it('are counted without being made', () => {
    const read = readGroups('ff00::/8');
    expect(read.ok && countGroups(read.value)).toBe(2n ** 120n);
  });

  it.each([
    ['', 'No group is named.'],
    ['239.1.1.0/3', '"239.1.1.0/3": the prefix has 4 to 32 bits, not "3".'],
    ['239.1.1.0/', '"239.1.1.0/": the prefix has 4 to 32 bits, not "".'],
    ['239.1.1.9-239.1.1.1', '"239.1.1.9-239.1.1.1" ends before it begins.'],
    ['239.1.1.9-ff15::1', '"239.1.1.9-ff15::1" ends before it begins.'],
    ['10.0.0.0/8', '"10.0.0.0/8": 10.0.0.0 is not a multicast group: those lie in 224.0.0.0/4.'],
    ['ff02::1%eth0', '"ff02::1%eth0": "ff02::1%eth0" is not an address of a group.'],
    ['all', '"all": "all" is not an address of a group.'],
  ])('are refused in words: %s', (text, message) => {
    expect(groups(text)).toEqual([message]);
  });
});
