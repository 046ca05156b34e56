import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { looksLikeSyslog } from './pri';
import { decoded } from './testing/decoded';

describe('PRI', () => {
  it.each([
    ['<0>', 0, 0],
    ['<13>', 1, 5],
    ['<34>', 4, 2],
    ['<191>', 23, 7],
  ])('tells facility and severity of %s', (pri, facility, severity) => {
    expect(decoded(`${pri}Oct 11 22:14:15 host app: text`)).toMatchObject({ facility, severity });
  });

  it('has neither facility nor severity above 191', () => {
    const message = decoded('<192>Oct 11 22:14:15 host app: text');
    expect(message.facility).toBeUndefined();
    expect(message.severity).toBeUndefined();
    expect(message.problems).toEqual([{ offset: 0, reason: 'PRI 192 is above 191' }]);
    expect(message.hostname).toBe('host');
  });

  it('may have leading zeros, which is noted', () => {
    const message = decoded('<013>Oct 11 22:14:15 host app: text');
    expect(message).toMatchObject({ facility: 1, severity: 5 });
    expect(message.problems).toEqual([{ offset: 0, reason: 'PRI has leading zeros' }]);
  });

  it.each(['Oct 11 22:14:15 host app: text', 'su[12]: text', '1 2003-10-11T22:14:15Z a b c d - x'])(
    'is assumed to be 13 where it is missing: %s',
    (text) => {
      const message = decoded(text);
      expect(message).toMatchObject({ facility: 1, severity: 5 });
      expect(message.problems).toEqual([
        { offset: 0, reason: 'no PRI; 13 (user.notice) is assumed, RFC 3164 section 4.3.3' },
      ]);
    },
  );

  it.each([
    'Use the BFG!',
    'GET / HTTP/1.1',
    '<abc> text',
    '<>text',
    '<1234>text',
    '<34',
    '\u0000\u0001',
  ])('is not made up for what is no syslog message: %j', (text) => {
    const message = decoded(text);
    expect(message).toMatchObject({ format: 'none', message: text });
    expect(message.facility).toBeUndefined();
    expect(message.problems).toEqual([
      { offset: 0, reason: 'neither PRI nor time nor the layout of a vendor' },
    ]);
  });

  it('is all that an empty message may have', () => {
    expect(decoded('<13>')).toEqual({
      format: 'rfc3164',
      facility: 1,
      severity: 5,
      fields: {},
      problems: [],
    });
    expect(decoded('')).toEqual({
      format: 'none',
      fields: {},
      problems: [{ offset: 0, reason: 'empty' }],
    });
  });
});

describe('looksLikeSyslog', () => {
  it.each([
    ['<0>', true],
    ['<191>x', true],
    ['<192>x', false],
    ['<1234>', false],
    ['<>', false],
    ['34>', false],
    ['', false],
    ['<34', false],
  ])('%j: %s', (text, expected) => {
    expect(looksLikeSyslog(Buffer.from(text))).toBe(expected);
  });
});
