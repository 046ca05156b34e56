import { expect, it } from 'vitest';
import type { Detail } from '../../../electron/contract';
import { replyTo } from './reply';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const from = (payload: Uint8Array, ends: Partial<Detail> = {}) => {
  const told = { number: 7, payload, src: '192.0.2.1', srcPort: 514, ...ends };
  // What else a datagram has does not matter here.
  return replyTo(told as Detail);
};

it('is sent to the source', () => {
  expect(from(bytesOf('a')).to).toBe('192.0.2.1:514');
  expect(from(bytesOf('a'), { src: '::1' }).to).toBe('[::1]:514');
  expect(from(bytesOf('a'), { src: '/run/a.sock', srcPort: null }).to).toBe('/run/a.sock');
});

it('is text where that says it all, and hexadecimal digits otherwise', () => {
  expect(from(bytesOf('a\\b\n'))).toMatchObject({ form: 'text', body: String.raw`a\\b\n` });
  expect(from(Uint8Array.of(0x80, 0x60, 0))).toMatchObject({ form: 'hex', body: '80 60 00' });
  expect(from(bytesOf('ü'))).toMatchObject({ form: 'hex', body: 'c3 bc' });
});
