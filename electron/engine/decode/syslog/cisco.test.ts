import { describe, expect, it } from 'vitest';
import { decoded } from './testing/decoded';
import type { SyslogMessage } from './message';

/** Without what every message of Cisco has. */
function content(text: string): Partial<SyslogMessage> {
  const { format, vendor, facility, severity, problems, ...rest } = decoded(`<189>${text}`);
  expect({ format, vendor, facility, severity, problems }).toEqual({
    format: 'cisco',
    vendor: 'cisco',
    facility: 23,
    severity: 5,
    problems: [],
  });
  return rest;
}

const config = {
  msgid: '%SYS-5-CONFIG_I',
  message: 'Configured from console by vty2 (192.0.2.196)',
};
const configText = `${config.msgid}: ${config.message}`;
const configFields = { eventFacility: 'SYS', eventSeverity: '5', mnemonic: 'CONFIG_I' };
const timestamp = '--03-01T18:48:50.483';

describe('Cisco IOS and IOS XE', () => {
  it.each([
    [
      '46: *Mar  1 18:48:50.483 UTC: ',
      { timestamp: `${timestamp}Z` },
      { sequence: '46', clockMark: '*' },
    ],
    [
      '46: .Mar  1 18:48:50.483 UTC: ',
      { timestamp: `${timestamp}Z` },
      { sequence: '46', clockMark: '.' },
    ],
    ['46: Mar  1 18:48:50.483: ', { timestamp }, { sequence: '46' }],
    ['000046: Mar 1 18:48:50.483: ', { timestamp }, { sequence: '000046' }],
    ['*Mar  1 18:48:50.483: ', { timestamp }, { clockMark: '*' }],
    ['46: router1: Mar  1 18:48:50.483: ', { timestamp, hostname: 'router1' }, { sequence: '46' }],
    [
      '46: 192.0.2.1: Mar  1 18:48:50.483: ',
      { timestamp, hostname: '192.0.2.1' },
      { sequence: '46' },
    ],
    ['46: ::1: Mar  1 18:48:50.483: ', { timestamp, hostname: '::1' }, { sequence: '46' }],
    [
      '46: 2001:db8::1: 000042: Mar  1 18:48:50.483: ',
      { timestamp, hostname: '2001:db8::1' },
      { counter: '46', sequence: '000042' },
    ],
    [
      '000035: router1: 000042: .Mar  1 18:48:50.483 EDT: ',
      { timestamp: '--03-01T22:48:50.483Z', hostname: 'router1' },
      { counter: '000035', sequence: '000042', clockMark: '.' },
    ],
    [
      '46: router1: Mar  1 18:48:50.483 XYZ: ',
      { timestamp, hostname: 'router1' },
      { sequence: '46', timezone: 'XYZ' },
    ],
    ['46: 00:01:01: ', {}, { sequence: '46', uptime: '00:01:01' }],
    ['46: router1: 1d02h: ', { hostname: 'router1' }, { sequence: '46', uptime: '1d02h' }],
    ['3w4d: ', {}, { uptime: '3w4d' }],
    ['', {}, {}],
  ])('reads the header %s', (header, expected, fields) => {
    expect(content(header + configText)).toEqual({
      ...config,
      ...expected,
      fields: { ...configFields, ...fields },
    });
  });

  it('keeps both times where a relay has put its own before', () => {
    expect(content(`Oct 11 22:14:15 192.0.2.1 46: Mar  1 18:48:50: ${configText}`)).toEqual({
      ...config,
      timestamp: '--10-11T22:14:15',
      hostname: '192.0.2.1',
      fields: { ...configFields, sequence: '46', deviceTimestamp: '--03-01T18:48:50' },
    });
  });

  it.each([
    ['%C4K_IOSMODPORTMAN-6-MODULEINSERTED', 'C4K_IOSMODPORTMAN', '6', 'MODULEINSERTED'],
    ['%SW_DAI-4-DHCP_SNOOPING_DENY', 'SW_DAI', '4', 'DHCP_SNOOPING_DENY'],
    ['%PLATFORM-CTS-3-X', 'PLATFORM-CTS', '3', 'X'],
    ['%PKI-SIGN-CA-6-LOG_INFO', 'PKI-SIGN-CA', '6', 'LOG_INFO'],
    ['%LINK-I-Up', 'LINK', 'I', 'Up'],
    ['%AAA-W-REJECT', 'AAA', 'W', 'REJECT'],
  ])('takes %s apart', (msgid, eventFacility, eventSeverity, mnemonic) => {
    expect(content(`46: ${msgid}: text: of it`)).toEqual({
      msgid,
      message: 'text: of it',
      fields: { sequence: '46', eventFacility, eventSeverity, mnemonic },
    });
  });

  it('reads the task of a wireless controller', () => {
    expect(
      content('wlc1: *spamApTask1: May 26 18:52:01.958: %CAPWAP-4-DISC_INTF_ERR2: text'),
    ).toMatchObject({
      timestamp: '--05-26T18:52:01.958',
      hostname: 'wlc1',
      fields: { task: 'spamApTask1', mnemonic: 'DISC_INTF_ERR2' },
    });
  });

  it('reads debugging output, which has no token', () => {
    expect(content('46: *Mar  1 18:48:50.483: IP: route of 192.0.2.0/24 is 100% there')).toEqual({
      timestamp,
      message: 'IP: route of 192.0.2.0/24 is 100% there',
      fields: { sequence: '46', clockMark: '*' },
    });
  });

  it('needs no PRI', () => {
    const message = decoded(configText);
    expect(message).toMatchObject({ format: 'cisco', facility: 1, severity: 5, ...config });
    expect(message.problems).toHaveLength(1);
  });
});

describe('Cisco IOS XR', () => {
  it.each(['', 'xr1 ', '46: xr1 '])('reads node and process behind %j', (before) => {
    expect(
      content(
        `${before}RP/0/RSP0/CPU0:Mar 12 15:14:16.123 EST: config[65700]: %MGBL-CONFIG-6-DB_COMMIT : Configuration committed`,
      ),
    ).toMatchObject({
      timestamp: '--03-12T20:14:16.123Z',
      appname: 'config',
      procid: '65700',
      msgid: '%MGBL-CONFIG-6-DB_COMMIT',
      message: 'Configuration committed',
      fields: { node: 'RP/0/RSP0/CPU0', eventFacility: 'MGBL-CONFIG', mnemonic: 'DB_COMMIT' },
    });
  });
});

describe('Cisco NX-OS', () => {
  it.each([
    [': 2013 Oct 10 14:22:35 UTC: ', '2013-10-10T14:22:35Z', undefined],
    ['2013 Oct 10 14:22:35.678 nx1 ', '2013-10-10T14:22:35.678', 'nx1'],
    ['nx1: 2013 Oct 10 14:22:35 CDT: ', '2013-10-10T19:22:35Z', 'nx1'],
    ['Oct 10 14:22:35 nx1 ', '--10-10T14:22:35', 'nx1'],
  ])('reads the header %s', (header, time, hostname) => {
    const message = content(`${header}%ETHPORT-5-IF_UP: Interface Ethernet1/1 is up`);
    expect(message).toMatchObject({
      timestamp: time,
      msgid: '%ETHPORT-5-IF_UP',
      message: 'Interface Ethernet1/1 is up',
    });
    expect(message.hostname).toBe(hostname);
  });

  it('reads the virtual device context', () => {
    expect(
      content(': 2013 Oct 10 14:22:35 UTC: %$ VDC-1 %$ %PLATFORM-5-FAN_STATUS: Fan ok'),
    ).toMatchObject({ msgid: '%PLATFORM-5-FAN_STATUS', fields: { vdc: 'VDC-1' } });
  });
});

describe('Cisco ASA and FTD', () => {
  it.each([
    ['', undefined, undefined],
    ['Oct 11 2012 22:14:15 fw1 : ', '2012-10-11T22:14:15', 'fw1'],
    ['Oct 11 2012 22:14:15: ', '2012-10-11T22:14:15', undefined],
    [':Oct 11 22:14:15 UTC: ', '--10-11T22:14:15Z', undefined],
    ['2018-06-27T12:17:46Z fw1 : ', '2018-06-27T12:17:46Z', 'fw1'],
    ['2018-06-27T12:17:46Z: ', '2018-06-27T12:17:46Z', undefined],
    ['2018-06-27T12:17:46Z 2001:db8::1: ', '2018-06-27T12:17:46Z', '2001:db8::1'],
  ])('reads the header %j', (header, time, hostname) => {
    const message = content(`${header}%ASA-6-302013: Built outbound TCP connection`);
    expect(message).toMatchObject({
      msgid: '%ASA-6-302013',
      message: 'Built outbound TCP connection',
      fields: { product: 'ASA', eventSeverity: '6', mnemonic: '302013' },
    });
    expect([message.timestamp, message.hostname]).toEqual([time, hostname]);
  });

  it('knows the product before a class', () => {
    expect(content('%ASA-vpn-4-113019: text').fields).toMatchObject({
      product: 'ASA',
      eventFacility: 'ASA-vpn',
    });
  });
});

describe('what is not of Cisco', () => {
  it.each([
    'Oct 11 22:14:15 host1 app: received %SYS-5-CONFIG_I: text',
    'Oct 11 22:14:15 host1 app[12]: %SYS-5-CONFIG_I: text',
    'Oct 11 22:14:15 host1 app: the disk is 100% full',
    'Some words before %SYS-5-CONFIG_I: text',
    'Oct 11 22:14:15 host1 %lower-5-x: text',
    'Oct 11 22:14:15 host1 %SYS-9-CONFIG: text',
  ])('%s', (text) => {
    expect(decoded(`<13>${text}`).format).toBe('rfc3164');
  });
});
