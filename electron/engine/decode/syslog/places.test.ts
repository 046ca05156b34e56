import { describe, expect, it } from 'vitest';
import type { Place } from '../../../contract';
import { decodeSyslog } from './decode';
import { MessagePlaces } from './places';
import type { SyslogCharset } from './charset';
import { samples } from './testing/samples';

function located(text: string, charset: SyslogCharset = 'utf-8') {
  const payload = Buffer.from(text, charset === 'latin1' ? 'latin1' : 'utf8');
  const places = new MessagePlaces();
  const message = decodeSyslog(payload, { charset, places });
  const at = (place: Place | undefined) =>
    place && payload.toString(charset === 'latin1' ? 'latin1' : 'utf8', ...bounds(place));
  return { message, places, at };
}

function bounds({ offset, length }: Place): [number, number] {
  return [offset, offset + length];
}

const texts = samples.flatMap((text) => [text, text.replace(/(?<=[:\]] )(?=[^:]+$)/u, 'Grüße ')]);

describe('places in syslog messages', () => {
  it.each(texts)('hold the parts themselves: %s', (text) => {
    const { message, places, at } = located(text);
    const parts = (['hostname', 'appname', 'procid', 'msgid', 'message'] as const).filter((part) =>
      places.parts.has(part),
    );
    expect(parts.map((part) => at(places.parts.get(part)))).toEqual(
      parts.map((part) => message[part]),
    );
    expect(at(places.parts.get('pri'))).toBe(/<(\d+)>/u.exec(text)?.[1]);
  });

  it.each(texts)('hold what fields and parameters say: %s', (text) => {
    const { message, places, at } = located(text);
    for (const [name, place] of places.fields) {
      expect(at(place)).toContain(message.fields[name]?.split(',')[0]);
    }
    for (const [id, parameters] of Object.entries(message.structuredData ?? {})) {
      for (const [name, value] of Object.entries(parameters)) {
        const found = at(places.parameters.get(`${id} ${name}`)) ?? '';
        expect(found.replaceAll(/\\(["\\\]])/gu, '$1')).toBe(`${name}="${value}"`);
      }
    }
  });

  it('are known of what vendors say, in whichever way they say it', () => {
    const unknown = samples.flatMap((text) => {
      const { message, places } = located(text);
      return Object.keys(message.fields).filter((name) => !places.fields.has(name));
    });
    expect(unknown).toEqual([]);
  });

  it('are those of the very groups of a pattern, where the same text stands elsewhere too', () => {
    const { places, at } = located(
      '<30>Nov 10 11:49:46 02005e005301,02005e005301,v4.0.66: a[1]: b',
    );
    expect(places.fields.get('mac')?.offset).toBe(33);
    expect(at(places.fields.get('firmware'))).toBe('v4.0.66');
  });

  it('are known of most of what is told', () => {
    const { places } = located(
      '<34>1 2003-10-11T22:14:15.003Z mymachine su 12 ID47 [a@1 x="1"][a@1 x="2"] hi',
    );
    expect([...places.parts.keys()].toSorted()).toEqual(
      [
        'appname',
        'hostname',
        'message',
        'msgid',
        'pri',
        'procid',
        'timestamp',
        'version',
      ].toSorted(),
    );
    expect(places.parameters.size).toBe(1);
    const cef = located(
      '<134>Oct 11 22:14:15 h CEF:0|V|P|1.0|100|name|10|src=192.0.2.1 msg=two words',
    );
    expect(cef.at(cef.places.fields.get('msg'))).toBe('msg=two words');
    expect(cef.at(cef.places.fields.get('eventId'))).toBe('100');
  });

  it('are those of bytes where characters take one, and unknown where that cannot be told', () => {
    const text = '<189>date=2024-05-03 devid="Zürich" logid="13" devname="fw"';
    const latin1 = located(text, 'latin1');
    expect(latin1.at(latin1.places.fields.get('logid'))).toBe('logid="13"');
    const utf8 = located(text);
    expect(utf8.at(utf8.places.fields.get('logid'))).toBe('logid="13"');
    expect(located(text, 'shift_jis').places.fields.size).toBe(0);
    const broken = new MessagePlaces();
    decodeSyslog(Buffer.from(text, 'latin1'), { places: broken });
    expect(broken.fields.size).toBe(0);
  });

  it('begin anew where a message turns out to be none', () => {
    const { places, message } = located('no syslog at all');
    expect(message.format).toBe('none');
    expect([...places.parts]).toEqual([['message', { offset: 0, length: 16 }]]);
  });

  it('take time in proportion to the length', () => {
    const pairs = Array.from({ length: 5000 }, (_, at) => `k${at}="é"`).join(' ');
    const started = performance.now();
    const { places } = located(`<189>date=2024-05-03 devid="x" logid="13" ${pairs}`);
    expect(places.fields.size).toBe(5003);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
