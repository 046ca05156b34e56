export const sendHelp = `Usage: gramscope send ADDRESS [options]

Sends datagrams to ADDRESS: what an option gives, or else standard input. Ctrl-C ends it; what was sent
is told on standard error.

  192.0.2.1:514, [2001:db8::1]:514   also with udp:// before it; broadcast addresses as well
  [fe80::1%eth0]:514                 a link-local address and its interface
  239.1.1.1:5000                     a multicast group; 239.1.1.1:5000%eth0 by that interface
  /path/to.sock, @abstract           Unix datagram sockets, also with unix: before it

Options:
  --text TEXT        with escapes: \\n \\r \\t \\0 \\\\, \\xNN and \\NNN (octal) for a byte, \\uNNNN and \\u{N}
                     for a character
  --placeholders     the text has {counter} (from 1; {counter:0001} from that number, with as many digits),
                     {time} (RFC 3339), {time:syslog}, {time:unix}, {time:ms}; {{ and }} are braces
  --hex DIGITS       with or without 0x, colons, commas and white space; also what hexdump -C and xxd print
  --file PATH        what is in the file; - is standard input
  --lines            each line of the file or of standard input is a datagram, as it comes, without
                     its end
  --count N          so many times (1; without end, if --interval is given)
  --interval S       seconds from one to the next; fractions are allowed. Delays do not add up
  --ttl N            hops, also of multicast: 1 to 255
  --no-loopback      this machine does not hear what is sent to a group
  --interface NAME   what groups, link-local addresses and 255.255.255.255 are reached by
  --json             print what was sent as a JSON object: to, port (that it came from; null for Unix
                     sockets), sent, bytes, refused, seconds, errors (code, message, detail, count)
  -h, --help         this text

That a datagram was sent does not mean that it arrived. A machine that says so within 0.15 seconds after
the last one, for nobody listens at the port, is heard.

Exit status: 0 all was sent, 1 something was not, 2 the command line is wrong.

Example: gramscope send 127.0.0.1:514 --text '<13>Oct 11 22:14:15 host app: hello\\n'
`;
