import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';

const start = '1,2024/05/03 16:02:05,001801010877';
const addresses = '192.0.2.1,198.51.100.2,0.0.0.0,0.0.0.0';
const traffic = `${start},TRAFFIC,end,2305,2024/05/03 16:02:04,${addresses},"rule, one",user1,,ssl,vsys1,trust,untrust,ethernet1/1,ethernet1/2,fwd,,44,1,5000,443,0,0,0x1c,tcp,allow,100,40,60,5`;

describe('Palo Alto', () => {
  it('reads the columns of a traffic log', () => {
    const message = decoded(`<14>Oct 11 22:14:15 pa1 ${traffic}`);
    expect(message).toMatchObject({
      format: 'rfc3164',
      vendor: 'paloalto',
      hostname: 'pa1',
      message: traffic,
    });
    expect(message.fields).toEqual({
      receiveTime: '2024/05/03 16:02:05',
      serial: '001801010877',
      type: 'TRAFFIC',
      subtype: 'end',
      generatedTime: '2024/05/03 16:02:04',
      src: '192.0.2.1',
      dst: '198.51.100.2',
      natSrc: '0.0.0.0',
      natDst: '0.0.0.0',
      rule: 'rule, one',
      srcUser: 'user1',
      app: 'ssl',
      vsys: 'vsys1',
      srcZone: 'trust',
      dstZone: 'untrust',
      inboundInterface: 'ethernet1/1',
      outboundInterface: 'ethernet1/2',
      logAction: 'fwd',
      sessionId: '44',
      repeatCount: '1',
      srcPort: '5000',
      dstPort: '443',
      natSrcPort: '0',
      natDstPort: '0',
      flags: '0x1c',
      protocol: 'tcp',
      action: 'allow',
      bytes: '100',
      bytesSent: '40',
      bytesReceived: '60',
      packets: '5',
    });
  });

  it('reads a system log without a header, and one behind that of RFC 5424', () => {
    const system = `${start},SYSTEM,general,0,2024/05/03 16:02:04,,general,,0,0,general,informational,"User ""a"" logged in, twice"`;
    const fields = {
      type: 'SYSTEM',
      eventId: 'general',
      module: 'general',
      eventSeverity: 'informational',
      description: 'User "a" logged in, twice',
    };
    expect(decoded(`<14>${system}`)).toMatchObject({ vendor: 'paloalto', fields });
    expect(decoded(`<14>1 2024-05-03T16:02:05Z pa1 - - - - ${system}`)).toMatchObject({
      format: 'rfc5424',
      vendor: 'paloalto',
      fields,
    });
  });

  it('reads the common columns of other types', () => {
    expect(decoded(`<14>${start},USERID,login,2305,2024/05/03 16:02:04,vsys1`).fields).toEqual({
      receiveTime: '2024/05/03 16:02:05',
      serial: '001801010877',
      type: 'USERID',
      subtype: 'login',
      generatedTime: '2024/05/03 16:02:04',
    });
  });

  it.each(['1,2,3,TRAFFIC,end', '8,3,0002,0001,"text",25', '1,2024/05/03 16:02:05,1,other,x'])(
    'is not meant by other lists: %s',
    (text) => {
      expect(decoded(`<14>${text}`).vendor).toBeUndefined();
    },
  );
});
