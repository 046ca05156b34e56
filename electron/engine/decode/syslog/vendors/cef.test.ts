import { describe, expect, it } from 'vitest';
import { decoded, vendorOf } from '../testing/decoded';

const text =
  'CEF:0|Vendor|Product|1.0|100|worm stopped|10|src=192.0.2.1 msg=two words dst=192.0.2.2';
const fields = {
  cefVersion: '0',
  product: 'Product',
  productVersion: '1.0',
  eventId: '100',
  name: 'worm stopped',
  eventSeverity: '10',
  src: '192.0.2.1',
  msg: 'two words',
  dst: '192.0.2.2',
};

describe('CEF', () => {
  it('is told without a header, with and without PRI', () => {
    expect(vendorOf(`<134>${text}`)).toEqual({ format: 'cef', vendor: 'Vendor', fields });
    expect(vendorOf(text)).toEqual({ format: 'cef', vendor: 'Vendor', fields });
    expect(decoded(`<134>${text}`).message).toBe(text);
  });

  it('keeps the format of the header that is before it', () => {
    const old = decoded(`<134>Sep 19 08:26:10 host1 ${text}`);
    expect(old).toMatchObject({ format: 'rfc3164', vendor: 'Vendor', hostname: 'host1', fields });
    const recent = decoded(`<134>1 2021-09-19T08:26:10Z host1 app - - - ${text}`);
    expect(recent).toMatchObject({
      format: 'rfc5424',
      vendor: 'Vendor',
      hostname: 'host1',
      fields,
    });
  });

  it('unescapes', () => {
    const escaped = String.raw`CEF:0|V|P\|q|1|1|a \\ b|1|act=blocked a \= b | c path=C:\\dir lines=one\ntwo`;
    expect(vendorOf(escaped).fields).toMatchObject({
      product: 'P|q',
      name: String.raw`a \ b`,
      act: 'blocked a = b | c',
      path: String.raw`C:\dir`,
      lines: 'one\ntwo',
    });
  });

  it.each([
    ['CEF:0|V|P|1|2|name|', { eventId: '2', name: 'name' }],
    ['CEF:0|V|P|1', { product: 'P', productVersion: '1' }],
    ['CEF:0|V|P|1|2|n|5|a= b=2', { b: '2' }],
    ['CEF:0|V|P|1|2|n|5|__proto__=1 b=2', { b: '2' }],
  ])('reads what is there of %s', (part, expected) => {
    expect(vendorOf(part)).toMatchObject({ vendor: 'V', fields: expected });
  });

  it('is nothing without a vendor', () => {
    expect(vendorOf('<13>CEF:0')).toEqual({ format: 'rfc3164', vendor: undefined, fields: {} });
  });
});
