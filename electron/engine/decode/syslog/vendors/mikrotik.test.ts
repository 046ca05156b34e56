import { describe, expect, it } from 'vitest';
import { decoded, vendorOf } from '../testing/decoded';

const rule =
  'in:ether1 out:bridge, connection-state:new src-mac 02:00:5e:00:53:01, proto TCP (SYN), 192.0.2.1:62583->198.51.100.2:8000, len 64';
const ruleFields = {
  chain: 'forward',
  in: 'ether1',
  out: 'bridge',
  'connection-state': 'new',
  'src-mac': '02:00:5e:00:53:01',
  proto: 'TCP (SYN)',
  src: '192.0.2.1',
  srcPort: '62583',
  dst: '198.51.100.2',
  dstPort: '8000',
  len: '64',
};

describe('MikroTik', () => {
  it('reads topics and the rule of the firewall', () => {
    expect(vendorOf(`<30>firewall,info forward: ${rule}`)).toEqual({
      format: 'rfc3164',
      vendor: 'mikrotik',
      fields: { topics: 'firewall,info', ...ruleFields },
    });
    expect(vendorOf(`<30>firewall,info my drop forward: ${rule}`).fields).toMatchObject({
      prefix: 'my drop',
      chain: 'forward',
    });
  });

  it('reads the rule where the chain is the tag', () => {
    const message = decoded(`<132>Oct 11 22:14:15 gw1 forward: ${rule}`);
    expect(message).toMatchObject({ vendor: 'mikrotik', hostname: 'gw1', fields: ruleFields });
  });

  it('reads topics behind a header', () => {
    const text = 'system,info,account user admin logged in from 192.0.2.1 via ssh';
    expect(decoded(`<30>Oct 11 22:14:15 gw1 ${text}`)).toMatchObject({
      format: 'rfc3164',
      vendor: 'mikrotik',
      hostname: 'gw1',
      message: text,
      fields: { topics: 'system,info,account' },
    });
  });

  it('tells addresses without ports, and those of IPv6', () => {
    const { fields } = vendorOf(
      '<30>firewall,info input: in:ether1 out:(unknown 0), proto ICMP (type 8, code 0), 2001:db8::1->2001:db8::2, len 64',
    );
    expect(fields).toMatchObject({ src: '2001:db8::1', dst: '2001:db8::2' });
    expect(fields).not.toHaveProperty('srcPort');
  });

  it.each(['one,two three', 'dhcp,lease text', 'other,info text'])('is not meant by %s', (text) => {
    expect(vendorOf(`<30>${text}`).vendor).toBeUndefined();
  });
});
