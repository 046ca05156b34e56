import { describe, expect, it } from 'vitest';
import { decoded, vendorOf } from '../testing/decoded';

describe('Juniper', () => {
  it('reads structured messages', () => {
    expect(
      decoded(
        '<14>1 2018-06-27T12:17:46.123+02:00 srx1 RT_FLOW - RT_FLOW_SESSION_CREATE [junos@2636.1.1.1.2.40 source-address="192.0.2.1" source-port="80"] session created',
      ),
    ).toMatchObject({
      format: 'rfc5424',
      vendor: 'juniper',
      timestamp: '2018-06-27T10:17:46.123Z',
      msgid: 'RT_FLOW_SESSION_CREATE',
      message: 'session created',
      fields: {
        eventId: 'RT_FLOW_SESSION_CREATE',
        'source-address': '192.0.2.1',
        'source-port': '80',
      },
    });
  });

  it.each([
    [
      "mgd[4163]: UI_CMDLINE_READ_LINE: User 'a', command 'show'",
      { eventId: 'UI_CMDLINE_READ_LINE' },
    ],
    ['rpd[1]: BGP_PREFIX_THRESH_EXCEEDED: 192.0.2.1', { eventId: 'BGP_PREFIX_THRESH_EXCEEDED' }],
    [
      'RT_UTM: WEBFILTER_URL_PERMITTED: WebFilter: ACTION="URL Permitted" OBJ=/ username N/A',
      { eventId: 'WEBFILTER_URL_PERMITTED', ACTION: 'URL Permitted', OBJ: '/' },
    ],
    [
      'mgd[4163]: %INTERACT-6-UI_CMDLINE_READ_LINE: text',
      {
        eventFacility: 'INTERACT',
        eventSeverity: '6',
        mnemonic: 'UI_CMDLINE_READ_LINE',
        eventId: 'UI_CMDLINE_READ_LINE',
      },
    ],
  ])('reads plain messages: %s', (text, fields) => {
    expect(vendorOf(`<28>Jul 14 16:03:30 mx1 ${text}`)).toEqual({
      format: 'rfc3164',
      vendor: 'juniper',
      fields,
    });
  });

  it.each(['app: UI_CMDLINE_READ_LINE: x', 'mgd[1]: Some text: x', 'mgd[1]: TEXT: x'])(
    'is not meant by %s',
    (text) => {
      expect(vendorOf(`<28>Jul 14 16:03:30 host1 ${text}`).vendor).toBeUndefined();
    },
  );
});
