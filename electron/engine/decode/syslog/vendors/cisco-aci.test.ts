import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';

describe('Cisco ACI', () => {
  it('reads the brackets of a fault', () => {
    const text =
      '[F0110][soaking][node-failed][critical][topology/pod-1/node-102/fault-F0110] Node 102 not reachable.';
    expect(decoded(`<186>Mar 01 00:00:00 apic1 %LOG_LOCAL0-2-SYSTEM_MSG ${text}`)).toMatchObject({
      format: 'cisco',
      vendor: 'cisco',
      timestamp: '--03-01T00:00:00',
      hostname: 'apic1',
      msgid: '%LOG_LOCAL0-2-SYSTEM_MSG',
      message: text,
      fields: {
        eventId: 'F0110',
        lifecycle: 'soaking',
        cause: 'node-failed',
        faultSeverity: 'critical',
        distinguishedName: 'topology/pod-1/node-102/fault-F0110',
      },
    });
  });

  it('reads as many as there are', () => {
    const { fields } = decoded(
      '<186>Mar 01 00:00:00 apic1 %LOG_-2-SYSTEM_MSG [F0110][raised] text',
    );
    expect(fields).toMatchObject({ eventId: 'F0110', lifecycle: 'raised' });
    expect(fields).not.toHaveProperty('cause');
  });
});
