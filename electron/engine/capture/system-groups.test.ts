import { endianness } from 'node:os';
import { describe, expect, it } from 'vitest';
import { filters, groups4, groups6 } from './system-groups';

describe('the groups of the system', () => {
  it.skipIf(endianness() === 'BE')('are read of IPv4, interface by interface', () => {
    const lines = [
      'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter',
      '1\tlo        :     1      V3',
      '\t\t\t\t010000E0     1 0:00000000\t\t0',
      '12\teth1      :     2      V3',
      '\t\t\t\t010101EF     1 0:00000000\t\t0',
    ];
    expect(groups4(lines)).toEqual(['1 e0000001', '12 ef010101']);
  });

  it('are read of IPv6', () => {
    const lines = [
      '2    t0              ff150000000000000000000000000001     1 00000004 0',
      '2    t0              ff020000000000000000000000000001     1 0000000C 0',
    ];
    expect(groups6(lines)).toEqual([
      '2 ff150000000000000000000000000001',
      '2 ff020000000000000000000000000001',
    ]);
  });

  it('are read with the sources that somebody wants', () => {
    const lines = [
      'Idx Device        MCA        SRC    INC    EXC',
      '  3     t0 0xe8010101 0x0a630002      1      0',
      '  3     t0 0xe8010101 0x0a630003      0      1',
      '  3     t0 ff350000000000000000000000000008 fd990000000000000000000000000002      1      0',
    ];
    expect(filters(lines)).toEqual([
      '3 e8010101 0a630002',
      '3 ff350000000000000000000000000008 fd990000000000000000000000000002',
    ]);
  });
});
