import { filterFields } from '../engine';

const language = `A display filter is what Wireshark calls so, with its syntax and the names of its fields.

  udp.port == 514                  a field and a value; == != > < >= <= or eq ne gt lt ge le
  ip.addr == 10.0.0.0/8            an address, or a prefix
  ip.addr != 10.0.0.1              no value equals; !== is: one value differs, === all are equal
  any udp.port > 1023              one value is enough, which is what is meant without it
  all udp.port > 1023              every value of the field is meant
  udp.port in {514, 5000..5010}    one of a set; not in
  syslog.msg contains "link"       the text, or bytes, somewhere
  syslog.msg matches "up|down"     a Perl regular expression, in either case unless (?-i) says so
  udp.payload[0:2] == 80:60        two bytes from the first; [1-2], [:2], [2:], [-1], [0,2:3]
  len(udp.payload) > 1000          also lower upper count string max min abs
  frame.number % 2 == 1            + - * / % & with numbers, {} around parts of them
  syslog.hostname                  the datagram has the field
  not ( ) and or xor               also ! && || ^^; not binds closest, then and, xor, or
  failed                           a word or a "text" alone is looked for in the payload, in
                                   either case: the one thing that Wireshark does not have

Values: 10, 0xa, 012 (octal), 0b1010, 'A'; 80:60, 80-60 or 8060 (bytes); "text" with \\n, \\x0a and
so on, r"text" without; times in seconds since 1970 or as "2026-01-31 12:00:00Z"; severities and
facilities by their names: syslog.level <= warning.

Letters are compared byte by byte, and in either case only within ASCII. Of bytes the longer are the
greater, as in Wireshark 4.0. "contains" and "matches" look into the payload where a protocol such as
udp or frame stands.

What is known of streams (gramscope.stream, gramscope.lost, ... down to gramscope.alarm) is compared
with numbers alone. It is found a moment later than the rest: once a stream is recognised by its
first packets, or a second after it began. Limits are those of the settings; in this command, those of
gramscope streams without options.

Fields:
`;

/** The help of the filter language, with all of its fields. */
export function filterHelp(): string {
  const width = Math.max(...filterFields.map(({ name }) => name.length));
  const lines = filterFields.map(
    ({ name, description }) => `  ${name.padEnd(width)}  ${description}`,
  );
  return `${language}${lines.join('\n')}\n`;
}
