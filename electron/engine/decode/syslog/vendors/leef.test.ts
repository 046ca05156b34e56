import { describe, expect, it } from 'vitest';
import { decoded, vendorOf } from '../testing/decoded';

const header = { product: 'Product', productVersion: '1.0', eventId: '41' };

describe('LEEF', () => {
  it.each([
    ['LEEF:1.0|Vendor|Product|1.0|41|src=192.0.2.0\tmsg=two words\tsev=5', '1.0'],
    ['LEEF:2.0|Vendor|Product|1.0|41|^|src=192.0.2.0^msg=two words^sev=5', '2.0'],
    ['LEEF:2.0|Vendor|Product|1.0|41|x5E|src=192.0.2.0^msg=two words^sev=5', '2.0'],
    ['LEEF:2.0|Vendor|Product|1.0|41|0x09|src=192.0.2.0\tmsg=two words\tsev=5', '2.0'],
    ['LEEF:2.0|Vendor|Product|1.0|41||src=192.0.2.0\tmsg=two words\tsev=5', '2.0'],
  ])('reads header and pairs: %j', (text, leefVersion) => {
    expect(vendorOf(text)).toEqual({
      format: 'leef',
      vendor: 'Vendor',
      fields: { leefVersion, ...header, src: '192.0.2.0', msg: 'two words', sev: '5' },
    });
  });

  it('keeps the format of the header that is before it', () => {
    expect(
      decoded('<134>Jan 18 11:07:53 host1 LEEF:1.0|Vendor|Product|1.0|41|src=192.0.2.0'),
    ).toMatchObject({ format: 'rfc3164', hostname: 'host1', vendor: 'Vendor' });
  });
});
