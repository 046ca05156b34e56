import { describe, expect, it } from 'vitest';
import { textPayload } from './payload-text';

function hexOf(read: ReturnType<typeof textPayload>): string {
  return read.ok ? Buffer.from(read.value).toString('hex') : read.error.message;
}

describe('textPayload', () => {
  it.each([
    ['', ''],
    ['hello', '68656c6c6f'],
    ['ä€😀', 'c3a4e282acf09f9880'],
    [String.raw`a\nb\r\t\0`, '610a620d0900'],
    [String.raw`\xff\x0g`, 'ff0067'],
    [String.raw`\\x41`, '5c783431'],
    [String.raw`\101\60\0008`, '41300038'],
    [String.raw`\u00e4\u{1F600}`, 'c3a4f09f9880'],
    [String.raw`\e[0m\"`, '1b5b306d22'],
    ['two\nlines', '74776f0a6c696e6573'],
  ])('reads %j', (text, hex) => {
    expect(hexOf(textPayload(text))).toBe(hex);
  });

  it.each([
    [String.raw`é\q`, String.raw`at character 2: "\q" is no escape`],
    ['end\\', String.raw`at character 4: "\" is no escape`],
    [String.raw`\xg`, String.raw`"\x" is no escape`],
    [String.raw`\777`, String.raw`"\777" is no escape`],
    [String.raw`\ud800`, String.raw`"\ud800" is no escape`],
  ])('refuses %j', (text, reason) => {
    expect(hexOf(textPayload(text))).toContain(reason);
  });
});
