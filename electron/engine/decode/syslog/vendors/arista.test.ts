import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';

const token = { eventFacility: 'LINEPROTO', eventSeverity: '5', mnemonic: 'UPDOWN' };
const text = '%LINEPROTO-5-UPDOWN: Line protocol on Interface Ethernet1 is down';

describe('Arista', () => {
  it.each([
    [`<189>Nov 25 16:52:18 sw1 Ebra: ${text}`, text, undefined, token],
    [`<189>Nov 25 16:52:18 sw1 Ebra[123]: ${text}`, text, '123', token],
    [
      `<189>2021-11-25T16:52:18Z sw1 Ebra: 100: ${text}`,
      `100: ${text}`,
      undefined,
      { ...token, sequence: '100' },
    ],
  ])('reads the token behind the agent: %s', (line, message, procid, fields) => {
    const read = decoded(line);
    expect(read).toMatchObject({
      format: 'rfc3164',
      vendor: 'arista',
      hostname: 'sw1',
      appname: 'Ebra',
      message,
    });
    expect(read.procid).toBe(procid);
    expect(read.fields).toEqual(fields);
  });

  it('is told from Cisco behind a header of RFC 5424 by its agent', () => {
    const header = '<189>1 2021-11-25T16:52:18Z sw1';
    expect(decoded(`${header} Ebra - - - ${text}`)).toMatchObject({
      vendor: 'arista',
      fields: token,
    });
    expect(decoded(`${header} - - - - ${text}`)).toMatchObject({
      format: 'rfc5424',
      vendor: 'cisco',
      msgid: '%LINEPROTO-5-UPDOWN',
      message: 'Line protocol on Interface Ethernet1 is down',
      fields: token,
    });
  });

  it('is told from Cisco’s firewalls, whose tag is a relay’s', () => {
    const line = '<134>Oct 10 2018 12:34:56 fw1 CiscoASA[999]: %ASA-6-305011: Built dynamic TCP';
    expect(decoded(line)).toMatchObject({
      vendor: 'cisco',
      appname: 'CiscoASA',
      procid: '999',
      msgid: '%ASA-6-305011',
      message: 'Built dynamic TCP',
      fields: { product: 'ASA', mnemonic: '305011' },
    });
  });
});
