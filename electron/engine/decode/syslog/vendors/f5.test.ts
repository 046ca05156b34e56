import { describe, expect, it } from 'vitest';
import { decoded, vendorOf } from '../testing/decoded';

describe('F5', () => {
  it('reads code and severity of BIG-IP', () => {
    expect(
      decoded('<132>Jan 17 03:37:54 f5 warning tmm1[23068]: 01260013:4: SSL Handshake failed'),
    ).toMatchObject({
      format: 'rfc3164',
      vendor: 'f5',
      hostname: 'f5',
      appname: 'tmm1',
      procid: '23068',
      message: '01260013:4: SSL Handshake failed',
      fields: { logLevel: 'warning', eventId: '01260013', eventSeverity: '4' },
    });
  });

  it('reads the pairs of audits', () => {
    expect(
      vendorOf(
        '<13>Jan 17 03:35:18 f5 notice tmsh[16322]: 01420002:5: AUDIT - pid=16322 user=root',
      ),
    ).toMatchObject({ vendor: 'f5', fields: { pid: '16322', user: 'root' } });
  });

  it('reads the pairs of ASM and of iRules', () => {
    expect(
      vendorOf(
        '<131>Jan 17 03:35:18 f5 ASM:unit_hostname="f5.example",ip_client="192.0.2.1",a="b,c"',
      ),
    ).toEqual({
      format: 'rfc3164',
      vendor: 'f5',
      fields: { product: 'ASM', unit_hostname: 'f5.example', ip_client: '192.0.2.1', a: 'b,c' },
    });
    expect(
      vendorOf('<134>2019-12-12T15:54:12-08:00 192.0.2.1,f5_irule=HSL,src_ip=192.0.2.2'),
    ).toEqual({
      format: 'rfc3164',
      vendor: 'f5',
      fields: { f5_irule: 'HSL', src_ip: '192.0.2.2' },
    });
  });

  it('is not meant by other numbers', () => {
    expect(vendorOf('<13>Jan 17 03:35:18 host1 app: 12345678: text').vendor).toBeUndefined();
  });
});
