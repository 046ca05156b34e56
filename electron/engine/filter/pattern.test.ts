import { describe, expect, test } from 'vitest';
import { utf8Bytes } from './byte-string';
import { PatternError, translatePattern } from './pattern';

const isFound = (pattern: string, text: string): boolean =>
  new RegExp(translatePattern(utf8Bytes(pattern))).test(utf8Bytes(text));

// Each as pcre2test(1) has it, with the option that ignores case.
describe('a pattern of Perl', () => {
  test.each([
    ['su', 'SU: failed'],
    ['[a-c]X', 'Bx'],
    ['[^a]', 'b'],
    ['^oct', 'Oct 11'],
    ['end$', 'the end\n'],
    ['\\Aa.c\\z', 'abc'],
    ['a\\Z', 'a\n'],
    ['\\d{3}\\s\\w+', 'code 404 not'],
    ['\\h+x', 'a \tx'],
    ['[[:digit:]][[:UPPER:]]'.replace('UPPER', 'upper'), '1a'],
    ['[]a]', ']'],
    ['[^]a]', 'b'],
    ['a{,3}', 'a{,3}'],
    ['(?i)ABC', 'abc'],
    ['(?:x(?-i)Y)', 'XY'],
    ['(?s)a.b', 'a\nb'],
    ['(?m)^b$', 'a\nb\nc'],
    ['(?x) a b # comment', 'ab'],
    ['(?P<n>a)(?P=n)', 'aa'],
    ["(?'n'a)\\k{n}", 'aa'],
    ['(a)\\1', 'aa'],
    ['(?#comment)a', 'a'],
    ['\\Qa.b\\E+', 'a.bb'],
    ['\\x41\\x{42}\\103', 'abc'],
    ['a(?=b)', 'ab'],
    ['(?<=a)b', 'ab'],
    ['(?<!a)b', 'cb'],
    ['\\bfoo\\b', 'a foo b'],
    ['ä', 'ä'],
    ['a|b', 'b'],
    ['\\N+', 'x'],
    ['a\\Rb', 'a\r\nb'],
    ['\\e\\[', '\u001b['],
    ['[\\d-x]', '-'],
    ['a+?b', 'aab'],
    ['\\.', '.'],
    ['[\\w.]+@', 'a.b@'],
  ])('%s is found in %j', (pattern, text) => {
    expect(isFound(pattern, text)).toBe(true);
  });

  test.each([
    ['(?-i)SU', 'su'],
    ['end$', 'the end\n\n'],
    ['a\\z', 'a\n'],
    ['a.b', 'a\nb'],
    ['^t.st$', 'täst'],
    ['Ä', 'ä'],
    ['\\xc4', '\u00e4'],
    ['[[:alpha:]]', '1'],
    ['[^[:alpha:]]', 'a'],
    ['(?:x(?-i)Y)', 'xy'],
    ['\\S', ' \t\n'],
    ['a\\.c', 'abc'],
    ['\\s', '\u00a0'.repeat(0)],
  ])('%s is not found in %j', (pattern, text) => {
    expect(isFound(pattern, text)).toBe(false);
  });

  test.each([
    ['(', 'unterminated group'],
    ['a)', 'unmatched'],
    ['[a', 'does not end'],
    ['*', 'nothing to repeat'],
    ['a++', 'possessive'],
    ['(?>a)', 'not supported'],
    ['(?R)', 'not supported'],
    ['(*UTF8)a', 'not supported'],
    ['[z-a]', 'out of order'],
    ['\\x{100}', 'bytes'],
    ['\\p{L}', 'not supported'],
    ['[[:nope:]]', 'no class'],
    ['a\\', 'end of pattern'],
  ])('%s is refused: %s', (pattern, reason) => {
    expect(() => translatePattern(pattern)).toThrow(PatternError);
    expect(() => translatePattern(pattern)).toThrow(new RegExp(reason, 'iu'));
  });
});
