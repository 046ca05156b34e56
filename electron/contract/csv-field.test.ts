import { expect, it } from 'vitest';
import { csvField } from './csv-field';

it.each([
  ['=1+1', "'=1+1"],
  ['+A1', "'+A1"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['\uff1d1', "'\uff1d1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
])('%j is no formula in a spreadsheet', (text, field) => {
  expect(csvField(text)).toBe(field);
});

it.each([
  ['-1.500000000', '-1.500000000'],
  [-5, '-5'],
  [null, ''],
  ['a,b', '"a,b"'],
  ['192.0.2.1', '192.0.2.1'],
])('%j stays what it is', (value, field) => {
  expect(csvField(value)).toBe(field);
});
