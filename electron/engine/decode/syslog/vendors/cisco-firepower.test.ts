import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';

describe('Cisco Firepower', () => {
  it('reads the pairs of its events', () => {
    expect(
      decoded(
        '<118>2020-02-04T11:00:54Z fw1 : %FTD-6-430003: SrcIP: 192.0.2.1, AccessControlRuleName: Allow it, User: No Authentication',
      ),
    ).toMatchObject({
      format: 'cisco',
      hostname: 'fw1',
      msgid: '%FTD-6-430003',
      fields: {
        product: 'FTD',
        SrcIP: '192.0.2.1',
        AccessControlRuleName: 'Allow it',
        User: 'No Authentication',
      },
    });
  });
});
