import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';

const listen = {
  command: 'listen',
  othersMaySend: false,
  format: 'text',
  decoding: { kind: 'none' },
  log: {},
  count: Infinity,
  duration: Infinity,
};
const readAll = {
  command: 'read',
  format: 'text',
  decoding: { kind: 'none' },
  onlyCount: false,
  follow: false,
};
const exportAll = {
  command: 'export',
  file: 'a.pcap',
  to: 'b.csv',
  form: { kind: 'csv' },
  compression: 'none',
  existing: 'keep',
  selection: { kind: 'everything' },
};
const sendOnce = {
  command: 'send',
  to: { kind: 'udp', family: 4, host: '127.0.0.1', port: 514 },
  source: { kind: 'file', path: '-', lines: false },
  count: 1,
  interval: 0,
  options: {},
  json: false,
};
const discoverAll = {
  command: 'discover',
  listening: {
    protocols: ['sap', 'mdns', 'ssdp', 'llmnr', 'ptp'],
    interfaces: null,
    ask: false,
  },
  sweep: null,
  seconds: Infinity,
  format: 'text',
};
const sweep = { groups: '239.1.1.0/24', ports: '1234,5000,5004', interfaces: null, dwell: 2 };
const testOnce = {
  command: 'send-test',
  request: {
    to: sendOnce.to,
    length: 300,
    streams: 1,
    pace: { kind: 'datagrams', perSecond: 10 },
    count: Infinity,
    options: {},
  },
  duration: Infinity,
  yes: false,
  json: false,
};

function testWith(request: object, more: object = {}) {
  return { ...testOnce, request: { ...testOnce.request, ...request }, ...more };
}

const toGroup = { ...sendOnce, to: { kind: 'udp', family: 4, host: '239.1.1.1', port: 5 } };
const replayAll = {
  command: 'replay',
  file: 'a.pcap',
  request: {
    range: { first: 1, last: Number.MAX_SAFE_INTEGER },
    routes: [],
    pace: { kind: 'original', factor: 1 },
  },
  manner: {},
  yes: false,
  control: false,
  marks: {},
  dryRun: false,
  json: false,
};
const everywhere = { kind: 'udp', address: '127.0.0.1', port: 514 };

function replayWith(request: object, manner: object = {}) {
  return { ...replayAll, request: { ...replayAll.request, ...request }, manner };
}

const loopback = { kind: 'udp', family: 4, host: '127.0.0.1', port: 5514 };

describe('readArguments', () => {
  it.each([
    ['--help', { command: 'help', topic: undefined }],
    ['-h', { command: 'help', topic: undefined }],
    ['help listen', { command: 'help', topic: 'listen' }],
    ['listen --help', { command: 'help', topic: 'listen' }],
    ['--version', { command: 'version' }],
    ['repair a.pcapng', { command: 'repair', file: 'a.pcapng' }],
    ['rules', { command: 'rules', file: undefined }],
    ['rules a.json', { command: 'rules', file: 'a.json' }],
    [
      'listen unix:/tmp/log --others-may-send',
      {
        ...listen,
        othersMaySend: true,
        addresses: [{ kind: 'unix', namespace: 'path', path: '/tmp/log' }],
      },
    ],
    ['interfaces', { command: 'interfaces', format: 'text' }],
    ['interfaces --format jsonl', { command: 'interfaces', format: 'jsonl' }],
    ['listen udp://127.0.0.1:5514', { ...listen, addresses: [loopback] }],
    [
      'listen udp://127.0.0.1:5514 --format=jsonl --count 3 --duration 0.5',
      { ...listen, addresses: [loopback], format: 'jsonl', count: 3, duration: 0.5 },
    ],
    [
      'listen udp://127.0.0.1:5514 --write a.pcapng --ring-size 2 --ring-files 3',
      {
        ...listen,
        addresses: [loopback],
        format: 'none',
        recording: { path: 'a.pcapng', replace: false, fileBytes: 2_000_000, files: 3 },
      },
    ],
    [
      'listen udp://127.0.0.1:5514 --write a.pcapng --overwrite --format text',
      { ...listen, addresses: [loopback], recording: { path: 'a.pcapng', replace: true } },
    ],
    [
      'listen udp://127.0.0.1:5514 --log-size 5 --log-seconds 60',
      {
        ...listen,
        addresses: [loopback],
        log: { temporaryBytes: 5_000_000, temporarySeconds: 60 },
      },
    ],
    [
      'listen udp://127.0.0.1:5514 udp://[::1]:5514',
      { ...listen, addresses: [loopback, { kind: 'udp', family: 6, host: '::1', port: 5514 }] },
    ],
    ['export a.pcap --to b.csv', { ...exportAll, form: { kind: 'csv' } }],
    [
      'export a.pcap --to b.JSON.gz --overwrite',
      {
        ...exportAll,
        to: 'b.JSON.gz',
        form: { kind: 'jsonl' },
        compression: 'gzip',
        existing: 'replace',
      },
    ],
    [
      'export a.pcap --to b --format pcap --ethernet --from 3',
      {
        ...exportAll,
        to: 'b',
        form: { kind: 'pcap', framing: 'ethernet' },
        selection: { kind: 'range', first: 3, last: Number.MAX_SAFE_INTEGER },
      },
    ],
    [
      'export a.pcap --to b.csv --until 7',
      { ...exportAll, selection: { kind: 'range', first: 1, last: 7 } },
    ],
    ['read a.pcap', { ...readAll, file: 'a.pcap' }],
    ['read - --count', { ...readAll, file: '-', onlyCount: true }],
    ['--format csv read f', { ...readAll, file: 'f', format: 'csv' }],
    [
      'read a.pcap -Y udp.port==514 --decode auto --charset Latin1',
      {
        ...readAll,
        file: 'a.pcap',
        filter: expect.objectContaining({ text: 'udp.port==514' }),
        decoding: { kind: 'auto', charset: 'latin1', zone: undefined },
      },
    ],
    [
      'export a.pcap --to b.csv --display-filter failed',
      { ...exportAll, filter: expect.objectContaining({ text: 'failed' }) },
    ],
    ['decode', { command: 'decode', input: 'raw' }],
    ['replay a.pcap', replayAll],
    [
      'replay - --json --yes --dry-run',
      { ...replayAll, file: '-', json: true, yes: true, dryRun: true },
    ],
    ['replay a.pcap --control -y', { ...replayAll, control: true, yes: true }],
    [
      'replay a.pcap --to 127.0.0.1:514 --map :1=none --map unix=@a',
      replayWith({
        routes: [
          { ports: { least: 1, most: 1 }, to: { kind: 'nowhere' } },
          { transport: 'unix', to: { kind: 'unix', path: '@a' } },
          { to: everywhere },
        ],
      }),
    ],
    ['replay a.pcap --speed 0.5', replayWith({ pace: { kind: 'original', factor: 0.5 } })],
    ['replay a.pcap --pps 100', replayWith({ pace: { kind: 'datagrams', perSecond: 100 } })],
    ['replay a.pcap --mbps .5', replayWith({ pace: { kind: 'bits', perSecond: 500_000 } })],
    ['replay a.pcap --top-speed', replayWith({ pace: { kind: 'top' } })],
    ['replay a.pcap --max-gap 0', replayWith({ maxGap: 0 })],
    ['replay a.pcap --truncated send', replayWith({ truncated: 'send' })],
    ['replay a.pcap --max-rate 1000', replayWith({ mostRate: 1000 })],
    ['replay a.pcap --ttl 4', replayWith({ ttl: 4 }, { ttl: 4 })],
    [
      'replay a.pcap --from 5 --until 2026-01-31T12:00:00Z',
      replayWith({
        range: {
          first: 5,
          last: Number.MAX_SAFE_INTEGER,
          before: BigInt(Date.UTC(2026, 0, 31, 12)) * 1_000_000n,
        },
      }),
    ],
    [
      'replay a.pcap --loop 0 --limit 9 --timing exact --source-ports any --no-closing-gap --no-loopback',
      replayWith(
        {},
        {
          loops: 0,
          limit: 9,
          timing: 'exact',
          sourcePorts: 'any',
          closingGap: false,
          loopback: false,
        },
      ),
    ],
    [
      'replay a.pcap --paused --stop-on-error --interface lo --rewrite rtp,syslog-time --replace a=b',
      replayWith(
        {},
        {
          paused: true,
          stopOnError: true,
          interfaceIndex: expect.any(Number),
          rewriting: {
            rtp: true,
            syslogTime: true,
            replace: [{ from: Buffer.from('a'), to: Buffer.from('b') }],
          },
        },
      ),
    ],
    ['replay a.pcap --start-at +5', replayWith({}, { startAt: expect.any(BigInt) })],
    ['discover', discoverAll],
    [
      'discover --protocol SAP,ptp --protocol sap --interface eth0,lo --ask --seconds 1.5 --format json',
      {
        ...discoverAll,
        listening: { protocols: ['sap', 'ptp'], interfaces: ['eth0', 'lo'], ask: true },
        seconds: 1.5,
        format: 'json',
      },
    ],
    ['discover --sweep 239.1.1.0/24', { ...discoverAll, listening: null, sweep }],
    [
      'discover --sweep 239.1.1.0/24 --ports 9 --dwell 0.5 --protocol sap',
      {
        ...discoverAll,
        listening: { protocols: ['sap'], interfaces: null, ask: false },
        sweep: { ...sweep, ports: '9', dwell: 0.5 },
      },
    ],
    ['send 127.0.0.1:514', sendOnce],
    ['send 127.0.0.1:514 --sequence', testOnce],
    [
      'send 127.0.0.1:514 --sequence --streams 4 --interval 0.5 --duration 3 --length 40',
      testWith({
        streams: 4,
        pace: { kind: 'datagrams', perSecond: 8 },
        count: 6,
        length: 40,
      }),
    ],
    [
      'send 127.0.0.1:514 --sequence --top-speed --duration 3 --json -y --timing exact',
      testWith({ pace: { kind: 'top' }, timing: 'exact' }, { duration: 3, json: true, yes: true }),
    ],
    [
      'send 127.0.0.1:514 --sequence --mbps 2 --count 9 --max-rate 50 --ttl 4',
      testWith(
        { pace: { kind: 'bits', perSecond: 2_000_000 }, count: 9, options: { ttl: 4 } },
        { maxRate: 50 },
      ),
    ],
    ['send 127.0.0.1:514 --json --count 3', { ...sendOnce, count: 3, json: true }],
    [
      'send 127.0.0.1:514 --hex 0x0102 --interval 0.5',
      {
        ...sendOnce,
        source: { kind: 'payload', payloadOf: expect.any(Function) },
        count: Infinity,
        interval: 0.5,
      },
    ],
    [
      'send 127.0.0.1:514 --file a --lines --interval 2 --ttl 9',
      {
        ...sendOnce,
        source: { kind: 'file', path: 'a', lines: true },
        interval: 2,
        options: { ttl: 9 },
      },
    ],
    [
      'send 239.1.1.1:5 --no-loopback --interface eth0',
      { ...toGroup, options: { loopback: false, interface: 'eth0' } },
    ],
    ['decode --json --charset gbk', { command: 'decode', input: 'json', charset: 'gbk' }],
    ['decode --zone Europe/Zurich', { command: 'decode', input: 'raw', zone: 'Europe/Zurich' }],
    ['decode --base64', { command: 'decode', input: 'base64' }],
  ])('reads "%s"', (line, invocation) => {
    expect(readArguments(line.split(' '))).toEqual({ ok: true, value: invocation });
  });

  it.each([
    ['', 'A command is missing.'],
    ['watch', 'There is no command "watch".'],
    ['listen', 'listen needs an address.'],
    ['listen udp://127.0.0.1:1 --others-may-send', 'about Unix sockets with a path'],
    ['listen unix:@log --others-may-send', 'about Unix sockets with a path'],
    ['listen 127.0.0.1', 'does not begin with udp://'],
    ['listen udp://127.0.0.1:1 --format xml', '--format is text or jsonl'],
    ['listen udp://127.0.0.1:1 --count 0', '--count is a whole number from 1'],
    ['listen udp://127.0.0.1:1 --count 1.5', '--count is a whole number from 1'],
    ['listen udp://127.0.0.1:1 --count 0x10', '--count is a whole number from 1'],
    ['listen udp://127.0.0.1:1 --duration=-1', '--duration is a number above 0'],
    ['listen udp://127.0.0.1:1 --duration 1e99', '--duration is a number above 0'],
    ['listen udp://127.0.0.1:1 --duration 9999999', 'up to 2147483'],
    ['listen udp://127.0.0.1:1 --colour', "Unknown option '--colour'"],
    ['listen udp://127.0.0.1:1 --ring-size 1', '--ring-size needs --write'],
    ['listen udp://127.0.0.1:1 --write a --ring-files 2', '--ring-files needs --ring-size'],
    ['listen udp://127.0.0.1:1 --write a --ring-size 0', '--ring-size is a whole number'],
    ['interfaces --write a', 'interfaces does not take "--write".'],
    ['read', 'read needs a file.'],
    ['read a b', 'read does not take "b".'],
    ['read a --format xml', '--format is text, jsonl or csv'],
    ['export', 'export needs a file.'],
    ['export a.pcap', 'export needs --to OUT.'],
    ['export a.pcap --to b', '"b" does not tell the format'],
    ['export a.pcap --to b.csv --format xml', '--format is pcapng, pcap, csv or jsonl'],
    ['export a.pcap --to b.csv --ethernet', '--ethernet goes with pcapng and pcap'],
    ['export a.pcap --to b.csv --from 3 --until 2', '--until comes before --from'],
    ['export a.pcap --to b.csv --from 0', '--from is a whole number from 1'],
    ['export a.pcap --to b.csv --count 1', 'export does not take "--count".'],
    ['export a.pcap --to b.csv --follow', 'export does not take "--follow".'],
    ['read a --to b', 'read does not take "--to".'],
    ['listen udp://127.0.0.1:1 --from 1', 'listen does not take "--from".'],
    ['read a -Y udp.prot', 'there is no field "udp.prot"'],
    ['read a --decode all', '--decode is auto, syslog or none'],
    ['read a --decode auto --charset ebcdic', '--charset is one of utf-8'],
    ['read a --charset gbk', '--charset needs --decode'],
    ['read a --zone UTC', '--zone needs --decode and --format jsonl'],
    ['read a --decode auto --zone UTC', '--zone needs --decode and --format jsonl'],
    ['decode --zone Mars', '"Mars" is no zone'],
    ['read a --decode auto --format csv', '--decode goes with text and jsonl'],
    ['listen udp://127.0.0.1:1 --write a -Y udp', 'add --format'],
    ['listen udp://127.0.0.1:1 --json', 'listen does not take "--json".'],
    ['export a.pcap --to b.csv --decode auto', 'export does not take "--decode".'],
    ['decode a', 'decode does not take "a".'],
    ['decode --json --base64', '--json and --base64 exclude each other'],
    ['decode --count 1', 'decode does not take "--count".'],
    ['repair a -Y udp', 'repair does not take "--display-filter".'],
    ['interfaces -Y udp', 'interfaces does not take "--display-filter".'],
    ['listen udp://127.0.0.1:1 --rules=', '--rules needs the name of a file.'],
    ['read a --rules b', 'read does not take "--rules".'],
    ['interfaces --rules b', 'interfaces does not take "--rules".'],
    ['export a --to b.csv --rules c', 'export does not take "--rules".'],
    ['decode --rules a', 'decode does not take "--rules".'],
    ['rules a b', 'rules does not take "b".'],
    ['rules a --format jsonl', 'rules does not take "--format".'],
    ['send 127.0.0.1:1 --hex 00 --placeholders', '--placeholders is about --text.'],
    ['send 127.0.0.1:1 --text {no} --placeholders', 'at character 1: "{no}" is no placeholder'],
    ['replay', 'replay needs a file.'],
    ['replay a b', 'replay does not take "b".'],
    ['replay a --count 3', 'replay does not take "--count".'],
    ['replay a --speed 2 --pps 3', '--speed and --pps exclude each other.'],
    ['replay a --speed 0', '--speed is a factor, from 0.000001 to 1000000, not "0".'],
    ['replay a --pps 1e3', '--pps is datagrams a second'],
    ['replay a --pps 10 --max-gap 1', '--max-gap is about original gaps'],
    ['replay a --from 9 --until 8', '--until comes before --from.'],
    ['replay a --from soon', '--from is the number of a datagram, a time'],
    ['replay a --map 10.0.0.1', '"=" is missing'],
    ['replay a --to localhost:514', 'names are not looked up'],
    ['replay a --loop -1', 'ambiguous'],
    ['replay a --loop=-1', '--loop is a whole number'],
    ['replay a --timing fast', '--timing is exact, balanced or frugal, not "fast".'],
    ['replay a --truncated keep', '--truncated is skip or send, not "keep".'],
    ['replay a --rewrite time', '--rewrite is rtp, syslog-time or both'],
    ['replay a --replace a=bc', 'would replace 1 bytes by 2'],
    ['replay a --start-at 2020-01-01', 'has passed'],
    ['replay a --interface nosuch', 'This machine has no interface "nosuch"'],
    ['replay a --ttl 0', '--ttl is a whole number from 1 up to 255'],
    ['replay - --control', '--control reads standard input'],
    ['replay a --dry-run --paused', '--paused does nothing with --dry-run.'],
    ['discover eth0', 'discover does not take "eth0".'],
    ['discover --count 1', 'discover does not take "--count".'],
    ['discover --protocol cdp', '--protocol is one of sap, mdns, ssdp, llmnr, ptp, not "cdp".'],
    ['discover --protocol ,', '--protocol names none.'],
    ['discover --interface ,', '--interface names none.'],
    ['discover --ports 5004', '--ports needs --sweep.'],
    ['discover --sweep 239.1.1.1 --dwell 0.05', '--dwell is 0.1 seconds at least.'],
    ['discover --sweep 239.1.1.1 --dwell 61', '--dwell is a number above 0 up to 60'],
    ['discover --format jsonl', '--format is text or json, not "jsonl".'],
    ['send', 'send needs an address.'],
    ['send 127.0.0.1:514 --text a --hex 61', '--text, --hex and --file exclude each other.'],
    ['send 127.0.0.1:514 --text a --lines', '--lines is about a file or standard input.'],
    ['send 127.0.0.1:514 --lines --count 2', '--count repeats one datagram'],
    ['send 127.0.0.1:514 --hex 6g', 'The hexadecimal payload is wrong'],
    ['send 127.0.0.1:514 --ttl 256', '--ttl is a whole number from 1 up to 255'],
    ['send 127.0.0.1:514 --no-loopback', '--no-loopback is about multicast groups.'],
    ['send 127.0.0.1:514 --interface lo', '--interface is about groups'],
    ['send /a --ttl 1', '--ttl is about UDP'],
    ['send 127.0.0.1:514 --format jsonl', 'send does not take "--format".'],
    ['send 127.0.0.1:514 --pps 9', 'send does not take "--pps" without --sequence.'],
    ['send 127.0.0.1:514 --sequence --text a', '--text does nothing with --sequence.'],
    ['send /a --sequence', '--sequence is about UDP'],
    ['send 127.0.0.1:514 --sequence --length 39', '--length is 40 bytes or more'],
    [
      'send 127.0.0.1:514 --sequence --length 65508',
      '--length is a whole number from 1 up to 65507',
    ],
    [
      'send 127.0.0.1:514 --sequence --streams 4097',
      '--streams is a whole number from 1 up to 4096',
    ],
    ['send 127.0.0.1:514 --sequence --pps 9 --interval 1', '--pps and --interval exclude'],
    ['send 127.0.0.1:514 --sequence --count 9 --duration 1', '--count and --duration exclude'],
    ['send 127.0.0.1:514 --sequence --mbps 0', '--mbps is megabits a second'],
    ['listen udp://127.0.0.1:1 --text a', 'listen does not take "--text".'],
    ['read a --map a', 'read does not take "--map".'],
    ['interfaces eth0', 'interfaces does not take "eth0".'],
    ['interfaces --count 1', 'interfaces does not take "--count".'],
  ])('refuses "%s"', (line, reason) => {
    const read = readArguments(line === '' ? [] : line.split(' '));
    expect(read.ok || read.error.message).toContain(reason);
    expect(read.ok || read.error.detail).not.toBe('');
  });
});
