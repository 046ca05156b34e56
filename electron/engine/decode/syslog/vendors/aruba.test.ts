import { describe, expect, it } from 'vitest';
import { vendorOf } from '../testing/decoded';

describe('Aruba', () => {
  it.each([
    [
      '<187>Apr  5 22:51:54 2021 wlc1 stm[4133]: <399803> <4133> <ERRS> <wlc1 192.0.2.1>  text',
      'rfc3164',
      { eventId: '399803', process: '4133', level: 'ERRS' },
    ],
    [
      '<188>Apr  5 22:51:54 2021 192.0.2.1 sapd[1362]: <127037> <WARN> |AP ap1@192.0.2.1 sapd| |ids-ap| text',
      'rfc3164',
      { eventId: '127037', level: 'WARN', accessPoint: 'ap1@192.0.2.1' },
    ],
    [
      '<190>1 2021-04-05T22:51:54Z cx1 hpe-mgmd 1234 - - Event|4657|LOG_INFO|AMM|1/1|text',
      'rfc5424',
      { eventId: '4657', level: 'INFO', module: 'AMM', member: '1/1' },
    ],
  ])('reads %s', (text, format, fields) => {
    expect(vendorOf(text)).toEqual({ format, vendor: 'aruba', fields });
  });

  it('is not meant by other brackets', () => {
    expect(vendorOf('<13>Apr  5 22:51:54 host1 app: <12> <x> text').vendor).toBeUndefined();
  });
});
