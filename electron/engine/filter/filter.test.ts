import { describe, expect, it, test } from 'vitest';
import { failureOf, readFailure } from './testing/failure';
import { compileFilter } from './filter';
import { dissected, type Sample } from './testing/rows';

const passes = (text: string, sample: Sample): boolean =>
  compileFilter(text).matches(dissected(sample));

describe('what is Gramscope’s own', () => {
  const cisco: Sample = {
    payload: '<189>46: *Mar  1 18:48:50.483 UTC: %SYS-5-CONFIG_I: Configured',
  };
  const unix: Sample = {
    socket: 2,
    source: { address: '/run/client', port: 0 },
    destination: { address: '', port: 0 },
    ttl: null,
    payload: 'text',
  };

  test.each<[string, Sample]>([
    ['gramscope.socket == "udp://0.0.0.0:514"', {}],
    ['gramscope.socket contains "514"', {}],
    ['gramscope.direction == inbound', {}],
    ['gramscope.interface == eth0', {}],
    ['gramscope.group == 239.1.2.3', {}],
    ['not gramscope.group', { destination: { address: '192.0.2.2', port: 1 } }],
    ['gramscope.group == "ff02::1"', { destination: { address: 'ff02::1', port: 1 } }],
    ['gramscope.vendor == cisco', cisco],
    ['gramscope.mnemonic == CONFIG_I', cisco],
    ['syslog.msgid == "%SYS-5-CONFIG_I"', cisco],
    ['gramscope.text == Configured', cisco],
    ['gramscope.protocol == syslog', cisco],
    ['gramscope.path == "/run/client"', unix],
    ['gramscope.payload == "text" and not udp and not ip and not udp.payload', unix],
    ['gramscope.truncated', { truncated: true }],
  ])('%s', (text, sample) => {
    expect(passes(text, sample)).toBe(true);
  });

  test('a word or a quoted text is looked for in the payload, in either case', () => {
    for (const text of ['FAILED', '"Link Failed"', 'link and failed', 'router1.example']) {
      expect(passes(text, { payload: 'link failed on router1.example' })).toBe(true);
    }
    expect(passes('failed', { payload: 'all is well' })).toBe(false);
    expect(passes('Täst', { payload: 'tÄST' })).toBe(false);
  });

  test('names of severities and facilities stand for their numbers', () => {
    const sample = { payload: '<164>text' };
    expect(passes('syslog.level <= warning and syslog.facility == local4', sample)).toBe(true);
    expect(passes('syslog.level in {emerg..err}', sample)).toBe(false);
  });

  test('what has become too large for a number has no bits', () => {
    const product = `frame.number${' * 9007199254740991'.repeat(25)}`;
    expect(passes(`${product} > 1`, {})).toBe(true);
    expect(passes(`${product} & 1`, {})).toBe(false);
  });

  test('a literal may stand on either side', () => {
    expect(passes('1000 == udp.srcport', {})).toBe(true);
    expect(passes('999 < udp.srcport < 1001', {})).toBe(true);
  });

  test('nothing but white space lets everything through', () => {
    expect(passes(' \n', {})).toBe(true);
    expect(compileFilter('').predicate).toEqual({ kind: 'and', of: [] });
  });
});

describe('precedence', () => {
  const sample: Sample = {};
  const [yes, no] = ['udp', 'ipv6'];

  test.each([
    [`${yes} or ${no} and ${no}`, true],
    [`${yes} or ${yes} xor ${yes}`, true],
    [`${yes} xor ${yes} and ${no}`, true],
    [`${yes} xor ${yes} xor ${yes}`, true],
    [`not ${no} and ${no}`, false],
    [`!(${no} and ${no})`, true],
    [`${yes} ^^ ${no}`, true],
  ])('%s', (text, expected) => {
    expect(passes(text, sample)).toBe(expected);
  });
});

describe('mistakes', () => {
  test.each([
    ['udp.prot == 1', 0, 8, 'no field "udp.prot"', 'udp.port'],
    ['ip.scr', 0, 6, 'no field', 'ip.src'],
    ['syslog.severity == 1', 0, 15, 'no field', 'syslog.level'],
    ['rtp.ssrcs == 1', 0, 9, 'no field', 'rtp.ssrc'],
    ['udp.port = 514', 9, 10, 'found "="', ''],
    ['udp.port == 70000', 12, 17, '70000 is too large', ''],
    ['udp.port == http', 12, 16, '"http" is no number', ''],
    ['syslog.level == loud', 16, 20, 'emerg', ''],
    ['ip.src == 10.0.0', 10, 16, 'not an IPv4 address', ''],
    ['ip.src == 10.0.0.1/33', 10, 21, '0 to 32 bits', ''],
    ['ip.src ==', 9, 9, 'found the end', ''],
    ['udp.port contains 1', 9, 17, 'not a number', ''],
    ['udp.port matches "5"', 9, 16, 'not a number', ''],
    ['udp.payload contains xyz', 21, 24, 'not bytes', ''],
    ['syslog.msg matches "("', 19, 22, 'unterminated group', ''],
    ['udp == 1', 0, 3, 'protocol is there or not', ''],
    ['(udp', 4, 4, 'expected and, or, or )', ''],
    ['udp)', 3, 4, 'found ")"', ''],
    ['udp udp', 4, 7, 'found "udp"', ''],
    ['syslog.msg == "abc', 14, 18, 'does not end', ''],
    ['udp.port in {}', 13, 14, 'a field or a value', ''],
    ['udp.payload[2-1] == 1', 12, 15, 'slice', ''],
    ['foo(udp.port) == 1', 0, 3, 'no function "foo"', ''],
    ['len() == 1', 0, 5, 'one argument', ''],
    ['frame.time > "yesterday"', 13, 24, 'no time', ''],
    ['any udp.port', 12, 12, 'a comparison after "any"', ''],
    ['udp.port == 5 @', 14, 15, 'no meaning', ''],
  ])('%s', (text, from, to, message, suggestion) => {
    const error = failureOf(text);
    expect(error.message).toContain(message);
    expect({ text, ...error.span, suggestion: error.suggestion }).toEqual({
      text,
      from,
      to,
      suggestion,
    });
  });

  it('shows the place below the filter', () => {
    expect(readFailure('ip and udp.prot == 1')).toEqual({
      code: 'FILTER_INVALID',
      message: 'The filter is wrong: there is no field "udp.prot".',
      detail: 'ip and udp.prot == 1\n       ^^^^^^^^\nDid you mean udp.port?',
    });
  });

  it('bounds what has to be read', () => {
    expect(failureOf('('.repeat(5000)).message).toContain('nested');
    expect(failureOf('!'.repeat(5000) + 'udp').message).toContain('nested');
    expect(failureOf('a'.repeat(70_000)).message).toContain('65536');
  });
});

describe('what the query of a log is asked', () => {
  test.each([
    ['udp.port == 514', 0],
    ['ip.addr != 10.0.0.0/8 or udp.length < 20 xor ip', 0],
    ['frame.time_epoch >= 5 and syslog.level <= err', 0],
    ['udp.payload contains "x" and udp.payload matches "y"', 0],
    ['failed', 0],
    ['udp.port in {1, 5..9} and not ipv6', 0],
    ['syslog.hostname == a and syslog.msg contains b and udp.port == 514', 1],
    ['(syslog.hostname == a or udp.port == 1) and syslog.msg contains b', 2],
    ['udp.payload[0] == 1', 1],
  ])('%s leaves %i tests to be judged', (text, judged) => {
    expect(compileFilter(text).judged).toHaveLength(judged);
  });

  it('is judged as a whole where it would be too much', () => {
    const many = Array.from({ length: 3000 }, (_, port) => `udp.port == ${port}`).join(' or ');
    expect(compileFilter(many).predicate).toEqual({ kind: 'judged', test: 0 });
    const deep = `${'!('.repeat(90)}udp${')'.repeat(90)}`;
    expect(compileFilter(deep).judged).toHaveLength(1);
  });
});
