import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';

const device = { mac: '02005e005301', firmware: 'v4.0.66.10832' };

describe('Ubiquiti', () => {
  it.each([
    [
      'US8P60,02005e005301,v4.0.66.10832 switch: DOT1S: text',
      'US8P60',
      'switch',
      undefined,
      'DOT1S: text',
    ],
    ['U7PG2,02005e005301,v4.0.66.10832: logread[5495]: text', 'U7PG2', 'logread', '5495', 'text'],
    ['("U7PG2,02005e005301,v4.0.66.10832") hostapd: text', 'U7PG2', 'hostapd', undefined, 'text'],
    ['02005e005301,v4.0.66.10832: logread[5495]: text', undefined, 'logread', '5495', 'text'],
  ])('reads the device where the host is: %s', (text, hostname, appname, procid, message) => {
    const read = decoded(`<30>Nov 10 11:49:46 ${text}`);
    expect(read).toMatchObject({ format: 'rfc3164', vendor: 'ubiquiti', appname, message });
    expect([read.hostname, read.procid]).toEqual([hostname, procid]);
    expect(read.fields).toEqual(device);
  });

  it('reads the device where the tag is', () => {
    const read = decoded(
      '<30>Apr 29 11:44:07 ap1 02005e005301,UAP-nanoHD-6.6.55+15189: stahtd: stahtd[17512]: text',
    );
    expect(read).toMatchObject({
      vendor: 'ubiquiti',
      hostname: 'ap1',
      appname: '02005e005301,UAP-nanoHD-6.6.55+15189',
      message: 'stahtd: stahtd[17512]: text',
    });
    expect(read.fields).toEqual({
      mac: '02005e005301',
      product: 'UAP-nanoHD',
      firmware: '6.6.55+15189',
    });
  });

  it('reads the firewall of gateways', () => {
    const { vendor, hostname, fields } = decoded(
      '<4>Nov 10 23:04:06 gw1 kernel: [LAN_LOCAL-default-A]IN=eth0.2004 OUT= SRC=192.0.2.1 DST=198.51.100.2 PROTO=UDP',
    );
    expect([vendor, hostname]).toEqual(['ubiquiti', 'gw1']);
    expect(fields).toMatchObject({
      ruleSet: 'LAN_LOCAL',
      rule: 'default',
      ruleAction: 'A',
      IN: 'eth0.2004',
      SRC: '192.0.2.1',
      PROTO: 'UDP',
    });
  });

  it('is not meant by other brackets and commas', () => {
    expect(decoded('<4>Nov 10 23:04:06 gw1 kernel: [12.3] usb 1').vendor).toBeUndefined();
    expect(decoded('<4>Nov 10 23:04:06 one,two,three: text').vendor).toBeUndefined();
  });
});
