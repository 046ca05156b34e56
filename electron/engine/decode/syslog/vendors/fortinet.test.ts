import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded';

const text =
  'date=2024-05-03 time=16:02:05 devname="FW 1" devid="FG100" logid="0000000013" type="traffic" srcip=192.0.2.60';
const fields = {
  date: '2024-05-03',
  time: '16:02:05',
  devname: 'FW 1',
  devid: 'FG100',
  logid: '0000000013',
  type: 'traffic',
  srcip: '192.0.2.60',
};

describe('Fortinet', () => {
  it('has its own format right after the PRI, and tells time and host', () => {
    expect(decoded(`<189>${text}`)).toEqual({
      format: 'fortinet',
      facility: 23,
      severity: 5,
      timestamp: '2024-05-03T16:02:05',
      hostname: 'FW 1',
      vendor: 'fortinet',
      message: text,
      fields,
      problems: [],
    });
  });

  it('tells the time in UTC where the zone is given', () => {
    expect(decoded(`<189>${text} tz="+0200"`).timestamp).toBe('2024-05-03T14:02:05Z');
  });

  it.each([
    [`May 3 16:02:05 192.0.2.254 ${text}`, '--05-03T16:02:05'],
    [`192.0.2.254 ${text}`, undefined],
  ])('may be behind a header: %s', (line, timestamp) => {
    const message = decoded(`<189>${line}`);
    expect(message).toMatchObject({ format: 'rfc3164', hostname: '192.0.2.254', fields });
    expect([message.vendor, message.timestamp]).toEqual(['fortinet', timestamp]);
  });

  it('is not meant by other pairs', () => {
    expect(decoded('<13>date=2024-05-03 level=info').vendor).toBeUndefined();
    expect(decoded('<13>level=info logid=1').vendor).toBeUndefined();
  });
});
