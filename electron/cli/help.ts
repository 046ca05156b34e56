import { colourNames, longestRuleName, mostRules } from '../contract';
import { discoverHelp } from './discover-help';
import { filterHelp } from './filter-help';
import { diagnoseHelp, groupsHelp } from './groups-help';
import { replayHelp } from './replay-help';
import { sendHelp } from './send-help';
import { streamsHelp } from './streams-help';

const addresses = `Addresses:
  udp://192.0.2.1:514                  one IPv4 address
  udp://0.0.0.0:514, udp://[::]:514    all addresses
  udp://[fe80::1%eth0]:514             a link-local address and its interface
  udp://@239.1.1.1:5000%eth0           a multicast group, joined on eth0;
                                       without %eth0 on every interface
  udp://10.0.0.7@232.1.1.1:5000%eth0   one source of it (RFC 4607)
  unix:/path/to.sock, unix:@abstract   Unix datagram sockets`;

/** The options of what is printed; what they do begins at a column. */
function printingOptions(column: number): string {
  const pad = ' '.repeat(column);
  return `${'  -Y FILTER'.padEnd(column)}only what FILTER lets through (--display-filter): see
${pad}gramscope help filter
${'  --decode HOW'.padEnd(column)}auto: tell what payloads are, syslog where one begins with a PRI
${pad}or the port is 514, RTP, MPEG-TS, SAP, DNS and others. syslog: take
${pad}all for syslog. none (default). In text it stands in place of the
${pad}payload, in jsonl under syslog or decoded
${'  --charset NAME'.padEnd(column)}of syslog texts: utf-8 (default), latin1, windows-1252, gbk or
${pad}shift_jis
${'  --zone ZONE'.padEnd(column)}jsonl: add time, in UTC, to the timestamp of syslog as it was sent, and
${pad}what was assumed. Of times without zone ZONE is assumed: local, UTC,
${pad}+02:00, Europe/Zurich; without year the one nearest to reception`;
}

const exitStatus = `Exit status: 0 done, 1 something failed, 2 the command line is wrong.`;

export const generalHelp = `gramscope: a monitor for datagrams, without its window

Usage:
  gramscope listen ADDRESS... [options]   print datagrams as they arrive
  gramscope read FILE [options]           print the datagrams of a capture file
  gramscope export FILE --to OUT          write a capture file, or a part of it, to another file
  gramscope send ADDRESS [options]        send datagrams
  gramscope replay FILE [options]         send the datagrams of a capture file again
  gramscope streams ADDRESS...|FILE       tell streams apart, with their loss and jitter
  gramscope discover [options]            list what other hosts announce, and groups that carry something
  gramscope repair FILE                   have a file end on a whole block after a crash
  gramscope decode                        decode syslog messages, one a line
  gramscope rules [FILE]                  print the default rules, or check a rules file
  gramscope interfaces [options]          list this machine's network interfaces
  gramscope groups [options]              list the multicast groups that this machine has joined
  gramscope diagnose GROUP[:PORT]         find out why a group arrives or does not
  gramscope --help | --version
  gramscope COMMAND --help                more about a command
  gramscope help filter                   the language of display filters

${addresses}

${exitStatus}
`;

const listenHelp = `Usage: gramscope listen ADDRESS... [options]

Opens a socket for each address and prints the datagrams that arrive, in the order of arrival,
on standard output. Ctrl-C ends it; a summary follows on standard error.

Options:
  --format text|jsonl   text (default): a readable line each. jsonl: a JSON object each, with
                        number, time (seconds since the epoch, nine decimals, as a string),
                        socket, src, srcPort, dst, dstPort, ttl, length, payload (base64);
                        of Unix datagrams src and dst are paths, the ports and ttl null
${printingOptions(24)}
  --count N             end after N datagrams, those that pass the filter
  --duration SECONDS    end after this time; fractions are allowed
  --others-may-send     all users may send to the paths of Unix sockets (mode 0666), and not you alone
  --write FILE          record in a pcapng file, that of Unix sockets in FILE.unix; nothing is
                        printed then unless --format says how
  --overwrite           replace FILE if it exists
  --ring-size MB        begin another file, FILE_00001_DATE_TIME and so on, after so many
                        million bytes; also --ring-seconds S, --ring-datagrams N
  --ring-files N        keep the newest N of them
  --log-size MB         what is not recorded waits in temporary files of so many million bytes at
                        most (1074), for --log-seconds S at most (86400); the oldest go first
  --rules FILE          watch the alert rules of FILE, and print a line on standard error for each
                        alert; see gramscope rules --help
  -h, --help            this text

${addresses}

${exitStatus}

Example: gramscope listen udp://127.0.0.1:5514 'udp://[::1]:5514' --format jsonl --count 10
`;

const readHelp = `Usage: gramscope read FILE [options]

Prints the UDP datagrams of a capture file on standard output: pcapng or pcap, plain, gzip or zstd.
FILE may be - for standard input. IP fragments are put together, tunnels are looked into, and the
outermost UDP header of a frame counts. Frames without UDP are counted, and not printed.

Options:
  --format text|jsonl|csv   text (default): a readable line each. jsonl: a JSON object each, with
                            number (from 1), time (seconds since the epoch, nine decimals, as a
                            string), socket, src, srcPort, dst, dstPort, ttl, length, payload
                            (base64), frame. csv: the same fields, after a line of their names
${printingOptions(28)}
  --count                   print the number of datagrams alone
  -f, --follow              go on with what another program appends, until Ctrl-C; not for what is
                            compressed, or standard input
  -h, --help                this text

  socket   the interface that captured the frame, by its name, or as "if 0" where it has none;
           of Unix datagrams unix:PATH
  length   payload bytes as the UDP header says; the payload has less where the capture was cut
  frame    number of the frame in the file, from 1, as Wireshark counts; of fragments the last one

A summary follows on standard error, and what is wrong with the file: all that makes sense before and
after a damaged place is read. A file that has any frame is status 0, damaged or not.

${exitStatus}

Example: gramscope read capture.pcapng.gz --format jsonl
`;

const exportHelp = `Usage: gramscope export FILE --to OUT [options]

Writes what a capture file has, or a part of it, to another file. FILE may be - for standard input,
OUT - for standard output. OUT appears when it is whole: it is written beside its place and moved
there. Ctrl-C ends it, and leaves nothing behind. A summary follows on standard error.

Options:
  --format FORMAT   pcapng, pcap, csv or jsonl; by default what the name of OUT ends with. With .gz
                    behind that, OUT is compressed
  --ethernet        pcapng and pcap: put each frame, from its IP header on, behind an Ethernet header,
                    for tools that want one; frames of Ethernet stay as they are. Unix datagrams and
                    frames without IP are left out. pcap implies it for a file of several link types
  --from N          begin with datagram N, as read numbers them
  --until N         end with datagram N
  -Y FILTER         of these, only what FILTER lets through (--display-filter): see
                    gramscope help filter
  --overwrite       replace OUT if it exists
  -h, --help        this text

  pcapng   blocks of a pcapng file are copied byte for byte: with neither --from nor --until all of
           them, else the frames of the datagrams, all fragments included, and what is no frame
  pcap     the classic format, with nanoseconds
  csv, jsonl   the fields that read prints

Of a damaged file, what can be read is written.

${exitStatus}

Example: gramscope export capture.pcapng --to part.pcap --from 100 --until 200
`;

const interfacesHelp = `Usage: gramscope interfaces [--format text|jsonl]

Lists the network interfaces of this machine with their index, state, MTU and addresses,
and says which of them can do multicast.

${exitStatus}
`;

const repairHelp = `Usage: gramscope repair FILE

Takes away the unfinished block that a crash or a full disk left at the end of a pcapng or pcap file, so
that other programs read it without complaint. Nothing else of the file is touched: damage elsewhere is
left, and so is a file that is compressed, or that somebody is writing.

${exitStatus}
`;

const decodeHelp = `Usage: gramscope decode [options]

Decodes syslog messages from standard input, one a line, and prints a JSON object for each: format
(rfc5424, rfc3164, cisco, fortinet, cef, leef or none), facility, severity, version, timestamp, hostname,
appname, procid, msgid, structuredData, message, vendor, fields, problems. What is not in a message is
absent. Times are as sent: with Z where the zone is known, --MM-DDTHH:MM:SS where the year is not.

Options:
  --json           each line is a JSON string. Bytes that are not UTF-8 are written as U+DC80 to U+DCFF,
                   as Python's surrogateescape does
  --base64         each line is base64
  --charset NAME   of the text: utf-8 (default), latin1, windows-1252, gbk or shift_jis
  --zone ZONE      add time, in UTC, to the timestamp as sent, and what was assumed: ZONE where it has none
                   (local, UTC, +02:00, Europe/Zurich), the year nearest to now where it has no year
  -h, --help       this text

A line that is not what it was said to be gives an object of format none, and status 1.

${exitStatus}

Example: echo '<34>Oct 11 22:14:15 host su[12]: failed' | gramscope decode
`;

const rulesHelp = `Usage: gramscope rules [FILE]

Without FILE, prints the default rules on standard output, which are the beginning of a file of one's
own. With FILE, checks it and says how many rules of each kind it has.

A rules file is JSON, with rules for colours and rules for alerts:
  { "gramscopeRules": 1,
    "colours": [
      { "name": "Errors", "filter": "syslog.level <= err", "colour": "vermilion", "enabled": true }
    ],
    "alerts": [
      { "name": "Login failures", "filter": "syslog.appname == \\"sshd\\"",
        "when": { "kind": "threshold", "count": 12, "seconds": 10 },
        "notify": { "desktop": true, "sound": false }, "enabled": true },
      { "name": "Router", "filter": "ip.src == 192.0.2.1",
        "when": { "kind": "silence", "seconds": 60 },
        "notify": { "desktop": true, "sound": true }, "enabled": true }
    ] }

  name       1 to ${longestRuleName} characters; at most ${mostRules} rules of each kind
  filter     in the display filter language
  colour     ${colourNames.join(', ')}; of several rules that match the
             first gives its colour
  threshold  an alert when count datagrams (1 to 1000000000) came within seconds (0.1 to 86400), and
             another only after there were fewer
  silence    an alert when none came for seconds, and another only after one came
  notify     what the window does besides listing the alert

Filters may be about streams: the default rules have alerts for lost packets, for losses, jitter and
bursts above their limits, for new streams and for the silence of a group, to be enabled.

Exit status: 0 done, 1 the file is wrong, 2 the command line is wrong.

Example: gramscope rules > my.json && gramscope listen udp://0.0.0.0:514 --rules my.json
`;

export const commandHelp: Readonly<Record<string, string>> = {
  filter: filterHelp(),
  decode: decodeHelp,
  listen: listenHelp,
  read: readHelp,
  export: exportHelp,
  send: sendHelp,
  streams: streamsHelp,
  discover: discoverHelp,
  replay: replayHelp,
  repair: repairHelp,
  rules: rulesHelp,
  interfaces: interfacesHelp,
  groups: groupsHelp,
  diagnose: diagnoseHelp,
};
