import { describe, expect, it } from 'vitest';
import { vendorOf } from '../testing/decoded';

describe('VMware', () => {
  it.each([
    [
      '<166>2020-01-01T00:00:00.123Z esx1 Hostd: info hostd[2099480] [Originator@6876 sub=Vimsvc.ha opID=esxui-1] Event 1 : text',
      'rfc3164',
      { level: 'info', thread: '2099480', sub: 'Vimsvc.ha', opID: 'esxui-1' },
    ],
    [
      '<14>2020-01-01T00:00:00.123Z esx1 vmkernel: cpu3:2097481)ScsiDeviceIO: 2927: text',
      'rfc3164',
      { cpu: '3', world: '2097481' },
    ],
    [
      '<14>2020-01-01T00:00:00.123Z esx1 vobd[2097]: [netCorrelator] 8us: [esx.problem.net.vmnic.linkstate.down] text',
      'rfc3164',
      { eventId: 'esx.problem.net.vmnic.linkstate.down' },
    ],
    [
      '<144>1 2020-01-01T00:00:00.123Z vc1 vpxd 123 - - Event [3481177] [1-1] [2019-05-23T09:03:36Z] [vim.event.UserLoginSessionEvent] [info] [user1] [] [3481177] [text]',
      'rfc5424',
      {
        eventKey: '3481177',
        eventPart: '1-1',
        eventTime: '2019-05-23T09:03:36Z',
        eventId: 'vim.event.UserLoginSessionEvent',
        eventSeverity: 'info',
        user: 'user1',
      },
    ],
    [
      '<144>1 2020-01-01T00:00:00Z nsx1 NSX - SYSTEM [nsx@6876 comp="nsx-manager" errorCode="MP4039"] text',
      'rfc5424',
      { comp: 'nsx-manager', errorCode: 'MP4039' },
    ],
    [
      '<144>1 2020-01-01T00:00:00Z host1 View - 73 [View@6876 EventType="BROKER_USERLOGGEDIN"]',
      'rfc5424',
      { EventType: 'BROKER_USERLOGGEDIN' },
    ],
  ])('reads %s', (text, format, fields) => {
    expect(vendorOf(text)).toEqual({ format, vendor: 'vmware', fields });
  });

  it('is not meant by other services', () => {
    expect(vendorOf('<14>2020-01-01T00:00:00Z esx1 sshd[1]: text').vendor).toBeUndefined();
  });
});
