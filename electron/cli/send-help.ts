export const sendHelp = `Usage: gramscope send ADDRESS [options]

Sends datagrams to ADDRESS: what an option gives, or else standard input. Ctrl-C ends it; what was sent
is told on standard error. With --sequence it sends test streams, of which a Gramscope that listens tells
what was lost, what came twice or in another order, and how the delay varies.

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

Test streams:
  --sequence         numbered, time-stamped datagrams (GRAMTEST; big-endian: version, flags, header length,
                     stream, sequence, time in ns, interval in ns), 10 a second until Ctrl-C if nothing else
                     is said. The last of each stream is sent three times with a flag
  --pps N, --mbps N, --top-speed
                     datagrams a second, million bits a second with headers of IP and UDP, or as fast as the
                     system takes them; of all streams together
  --interval S       seconds from one datagram of a stream to its next
  --length BYTES     of each payload: 40 (the header) to 65507, with IPv6 65527 (300)
  --count N          datagrams of each stream (without end)
  --duration S       as many as that many seconds have
  --streams N        to as many consecutive groups, or with an address that is none, ports; 1 to 4096
  --timing exact|balanced|frugal
                     as in gramscope replay (balanced)
  --yes, -y          agree to send outside this machine and its networks, or faster than --max-rate
  --max-rate N       datagrams in a second above which is asked
  --json             print at the end: to, streams, firstStream (number of the first), length, sent, bytes,
                     refused, seconds, rate (wanted, achieved), lateness (microseconds), stalls, errors
Also --ttl, --no-loopback and --interface. A report follows on standard output.

That a datagram was sent does not mean that it arrived. A machine that says so within 0.15 seconds after
the last one, for nobody listens at the port, is heard.

Exit status: 0 all was sent, 1 something was not, 2 the command line is wrong.

Examples:
  gramscope send 127.0.0.1:514 --text '<13>Oct 11 22:14:15 host app: hello\\n'
  gramscope send 239.1.1.1:5000 --sequence --streams 400 --pps 100000 --duration 60
`;
