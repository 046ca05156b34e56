import { keyHelp } from './replay-keys';

export const replayHelp = `Usage: gramscope replay FILE [options]

Sends the datagrams of a capture file again, with the spacing that they came with: pcapng or pcap, plain,
gzip or zstd; FILE may be - for standard input. They leave through ordinary sockets, fragmented ones whole.
A report follows on standard output.

Where to (where they went, if nothing is said):
  --to TO           everything to one place
  --map FROM=TO     what went to FROM goes to TO; may be given many times, of which the first that fits
                    decides, and --to comes after them
                    FROM  *, unix, :PORT, or [SOURCE@]ADDRESS[/PREFIX][:PORT[-PORT]]
                    TO    ADDRESS[:PORT], PREFIX/LENGTH[:PORT] as long as that of FROM, :PORT (the port
                          alone is another), /path or @name (a Unix socket), original, none
                    IPv6 addresses stand in brackets: [2001:db8::]/32=[fd00::]/32
  --interface NAME  what groups, link-local addresses and 255.255.255.255 are reached by
  --ttl N           hops, also of multicast: 1 to 255
  --no-loopback     this machine does not hear what is sent to groups
  --source-ports keep|any
                    keep (default): from the ports that they came from, as far as those can be had
  --yes, -y         agree to what else is asked: whether something may leave for an address outside
                    this machine and its networks, or faster than --max-rate
  --max-rate N      datagrams in a second above which is asked

What:
  --from N, --until N
                    the first and the last one, as read numbers them; mark:NAME, a mark of the window by its
                    comment or its place among the marks; or times, of which that of --until
                    is excluded: 2026-01-31T12:00:00, local or with Z behind it
  -Y FILTER         only what FILTER lets through (--display-filter): see gramscope help filter
  --limit N         end after N
  --loop N          so many times; 0 without end
  --no-closing-gap  the next time begins at once, and not after a mean gap
  --truncated skip|send
                    send: also what the capture has only the beginning of; skip (default)

How fast (--speed 1, if nothing is said):
  --speed X         X times as fast as it came
  --pps N           N datagrams a second
  --mbps N          N million bits a second, headers of IP and UDP included
  --top-speed       as fast as the system takes them
  --max-gap S       longer gaps of the capture are shortened to S seconds
  --start-at TIME   2026-01-31T12:00:00, 12:00:00 (today) or +SECONDS
  --timing exact|balanced|frugal
                    exact: a processor waits in a loop. balanced (default): in the last 100 µs of each
                    gap. frugal: never

Changed on the way:
  --replace A=B     the bytes A of payloads by as many others: texts with escapes as in send, or 0x and
                    hexadecimal digits; may be given 16 times
  --rewrite LIST    rtp: sequence numbers and timestamps go on over loops; syslog-time: times in headers
                    of syslog become those of sending. Both with a comma between them

While it runs:
  --paused          wait for a key of the terminal or, with --control, a command
  --stop-on-error   end with the first datagram that is refused
  --control         read commands from standard input, one a line: pause, resume, step [N], seek ROW,
                    seek TIME, speed X, pps N, mbps N, top-speed, stop, status. Where they end, it goes on
  --dry-run         tell what would be sent where, and send nothing
  --json            print JSON objects, one a line: {"progress":...} ten times a second, {"refusal":...}
                    for each destination and reason, {"error":...} for a wrong command, and at last
                    {"report":...}; {"survey":...} with --dry-run. Times between datagrams (wanted,
                    achieved) are seconds, lateness is microseconds
  -h, --help        this text

On a terminal a line shows how far it is: the datagram, what was sent, what was refused, the rate as it
is and as it should be, and how late datagrams leave (median, 99th percentile, worst). Keys:
${keyHelp}

Exit status: 0 all was sent, 1 something was not, 2 the command line is wrong.

Examples:
  gramscope replay capture.pcapng --to 127.0.0.1:5514 --speed 10
  gramscope replay capture.pcap.gz --map 10.1.0.0/16=10.2.0.0/16 --map '*=none' --dry-run
`;
