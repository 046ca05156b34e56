import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { decodeSyslog } from './decode';
import { decoded, decodedBytes } from './testing/decoded';

const header = '<165>1 2003-10-11T22:14:15.003Z host.example.com app 12 ID47';

describe('RFC 5424', () => {
  it('reads all fields', () => {
    expect(decoded(`${header} [id@32473 a="1" b="two"] text`)).toEqual({
      format: 'rfc5424',
      facility: 20,
      severity: 5,
      version: 1,
      timestamp: '2003-10-11T22:14:15.003Z',
      hostname: 'host.example.com',
      appname: 'app',
      procid: '12',
      msgid: 'ID47',
      structuredData: { 'id@32473': { a: '1', b: 'two' } },
      message: 'text',
      fields: {},
      problems: [],
    });
  });

  it('has no field where there is a NILVALUE', () => {
    expect(decoded('<165>1 - - - - - -')).toEqual({
      format: 'rfc5424',
      facility: 20,
      severity: 5,
      version: 1,
      fields: {},
      problems: [],
    });
  });

  it('reads the message after a byte order mark, without it, as UTF-8 whatever the option says', () => {
    const text = `${header} - \ufeffGröße`;
    expect(decodeSyslog(Buffer.from(text), { charset: 'latin1' }).message).toBe('Größe');
    expect(decoded(`${header} - BOM text`).message).toBe('BOM text');
  });

  it('keeps spaces and further lines of the message', () => {
    expect(decoded(`${header} -   two\nlines \n`).message).toBe('  two\nlines ');
  });

  it('shows bytes that are not UTF-8', () => {
    expect(decodedBytes(`${header} - Gr\u00f6\u00dfe`).message).toBe('Gr\\xf6\\xdfe');
  });

  it.each([
    ['hostname', 'HOSTNAME', 255, 0],
    ['appname', 'APP-NAME', 48, 1],
    ['procid', 'PROCID', 128, 2],
    ['msgid', 'MSGID', 32, 3],
  ] as const)('keeps a %s that is too long', (field, name, longest, index) => {
    const values = ['a', 'b', 'c', 'd'];
    values[index] = 'x'.repeat(longest);
    expect(decoded(`<34>1 - ${values.join(' ')} - text`).problems).toEqual([]);
    values[index] = 'x'.repeat(longest + 1);
    const message = decoded(`<34>1 - ${values.join(' ')} - text`);
    expect(message[field]).toHaveLength(longest + 1);
    expect(message.message).toBe('text');
    expect(message.problems).toEqual([
      {
        offset: 8 + 2 * index,
        reason: `${name} is ${longest + 1} characters, more than ${longest}`,
      },
    ]);
  });

  it('is not meant by a number alone', () => {
    expect(decoded('<34>1')).toMatchObject({ format: 'rfc3164', message: '1' });
  });

  it.each([
    ['<34>1 -', 7, 'HOSTNAME is missing'],
    ['<34>1 2003-10-11T22:14:15Z host', 31, 'APP-NAME is missing'],
    ['<34>1 - host app', 16, 'PROCID is missing'],
    ['<34>1 - host app 12', 19, 'MSGID is missing'],
    ['<34>1 - host app 12 ID', 22, 'STRUCTURED-DATA is missing'],
    ['<34>1 - host app 12 ID text', 23, 'STRUCTURED-DATA is missing'],
  ])('keeps what is before the end: %s', (text, offset, reason) => {
    const message = decoded(text);
    expect(message).toMatchObject({ format: 'rfc5424', version: 1 });
    expect(message.problems).toEqual([{ offset, reason }]);
  });

  it('keeps text where the structured data should be', () => {
    expect(decoded('<34>1 - host app 12 ID text of it')).toMatchObject({
      hostname: 'host',
      msgid: 'ID',
      message: 'text of it',
    });
  });

  it('notes another version', () => {
    const message = decoded('<34>2 2003-10-11T22:14:15Z host app - - - text');
    expect(message).toMatchObject({ version: 2, hostname: 'host', message: 'text' });
    expect(message.problems).toEqual([{ offset: 4, reason: 'version 2 is not 1' }]);
  });

  it.each([
    ['2003-10-11t22:14:15z', '2003-10-11T22:14:15Z'],
    ['2003-10-11T22:14:15', '2003-10-11T22:14:15'],
    ['2003-10-11T22:14:15.0000003Z', '2003-10-11T22:14:15.0000003Z'],
    ['2003-10-11T22:14:60Z', '2003-10-11T22:14:60Z'],
    ['2003-10-11T22:14:15+0200', '2003-10-11T20:14:15Z'],
    ['Oct 11 22:14:15', '--10-11T22:14:15'],
    ['1374543213.34', undefined],
    ['2003-10-32T22:14:15Z', undefined],
  ])('notes the time %s', (time, timestamp) => {
    const message = decoded(`<34>1 ${time} host app 12 - - text`);
    expect(message.timestamp).toBe(timestamp);
    expect(message).toMatchObject({ hostname: 'host', procid: '12', message: 'text' });
    expect(message.problems).toEqual([
      { offset: 6, reason: 'TIMESTAMP is not that of RFC 5424 section 6.2.3' },
    ]);
  });

  it('notes spaces in excess and characters that are not printable ASCII', () => {
    const message = decoded('<34>1  - hôst app - - - text');
    expect(message).toMatchObject({ hostname: 'hôst', appname: 'app', message: 'text' });
    expect(message.problems).toEqual([
      { offset: 6, reason: 'more than one space' },
      { offset: 10, reason: 'HOSTNAME has a character that is not printable ASCII' },
    ]);
  });
});
