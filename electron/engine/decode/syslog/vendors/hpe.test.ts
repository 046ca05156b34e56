import { describe, expect, it } from 'vitest';
import { decoded, vendorOf } from '../testing/decoded';

describe('HPE', () => {
  it('reads Comware', () => {
    const message = decoded(
      '<190>Jan  1 12:00:00 2013 sw1 %%10SHELL/5/SHELL_LOGIN: -DevIP=192.0.2.1-Slot=1; VTY logged in.',
    );
    expect(message).toMatchObject({
      format: 'rfc3164',
      vendor: 'hpe',
      timestamp: '2013-01-01T12:00:00',
      hostname: 'sw1',
      fields: {
        module: 'SHELL',
        eventSeverity: '5',
        mnemonic: 'SHELL_LOGIN',
        DevIP: '192.0.2.1',
        Slot: '1',
      },
    });
  });

  it('reads VRP of Huawei, which is alike', () => {
    expect(
      vendorOf('<188>Jan  1 2013 12:00:00 ar1 %%01SHELL/4/LOGIN(s)[12]:VTY login'),
    ).toMatchObject({ vendor: 'huawei', fields: { module: 'SHELL', mnemonic: 'LOGIN' } });
  });

  it.each(['Oct 11 22:14:15 192.0.2.1 ', ''])('reads ProCurve behind %j', (header) => {
    const message = decoded(`<14>${header}00076 ports: port 1 is now on-line`);
    expect(message).toMatchObject({
      format: 'rfc3164',
      vendor: 'hpe',
      message: '00076 ports: port 1 is now on-line',
      fields: { eventId: '00076', module: 'ports' },
    });
  });

  it('is not meant by other numbers', () => {
    expect(vendorOf('<13>Oct 11 22:14:15 host1 12 ports: text').vendor).toBeUndefined();
    expect(vendorOf('<13>Oct 11 22:14:15 host1 %%99SHELL/5/X: text').vendor).toBeUndefined();
  });
});
