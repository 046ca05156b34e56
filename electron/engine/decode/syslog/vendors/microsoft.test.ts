import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';

const event =
  'MSWinEventLog\t1\tSecurity\t123\tMon Oct 11 22:14:15 2021\t4624\tAuditing\tuser1\tN/A\tSuccess Audit\twin1\tLogon\t\tAn account\t42';
const fields = {
  criticality: '1',
  eventLog: 'Security',
  counter: '123',
  eventTime: 'Mon Oct 11 22:14:15 2021',
  eventId: '4624',
  source: 'Auditing',
  user: 'user1',
  userType: 'N/A',
  eventType: 'Success Audit',
  computer: 'win1',
  category: 'Logon',
  text: 'An account',
};

describe('Windows', () => {
  it.each(['win1 ', 'win1\t'])('reads events of Snare behind %j', (host) => {
    expect(decoded(`<13>Oct 11 22:14:15 ${host}${event}`)).toMatchObject({
      format: 'rfc3164',
      vendor: 'microsoft',
      hostname: 'win1',
      message: event,
      fields,
    });
  });

  it('reads events of NXLog', () => {
    const message = decoded(
      '<14>1 2021-10-11T22:14:15Z win1 Auditing 612 - [NXLOG@14506 Keywords="-92" EventID="4624"] text',
    );
    expect(message).toMatchObject({ vendor: 'microsoft', message: 'text' });
    expect(message.fields).toEqual({ eventId: '4624', Keywords: '-92' });
  });
});
