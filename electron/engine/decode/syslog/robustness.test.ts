import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { fuzzSeed, fuzzTimes, randomNumbers } from '../../testing/random';
import { decodeSyslog } from './decode';
import { samples } from './testing/samples';
import { wordSet } from './words';

const strings = [
  'timestamp',
  'hostname',
  'appname',
  'procid',
  'msgid',
  'message',
  'vendor',
] as const;
const formats = wordSet('rfc5424 rfc3164 cisco fortinet cef leef none');
const timestampForm = /^(?:\d{4}|-)-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/;

function randomBytes(random: () => number, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

/** What is wrong with the message, whatever it says. */
function faultsOf(payload: Buffer): string[] {
  const message = decodeSyslog(payload);
  const values = [
    ...Object.values(message.fields),
    ...Object.values(message.structuredData ?? {}).flatMap((element) => Object.values(element)),
  ];
  const faults = [
    formats.has(message.format) ? '' : 'format',
    timestampForm.test(message.timestamp ?? '--01-01T00:00:00') ? '' : 'timestamp',
    values.every((value) => typeof value === 'string') ? '' : 'value',
    message.problems.every(({ offset }) => offset <= payload.length) ? '' : 'offset',
    message.format === 'none' && message.problems.length === 0 ? 'no reason' : '',
    ...strings.map((name) => (message[name] === '' ? `empty ${name}` : '')),
  ].filter((fault) => fault !== '');
  return faults.map((fault) => `${fault}: ${payload.toString('latin1')}`);
}

describe('decodeSyslog', () => {
  it('makes something sound of random bytes', { timeout: 30_000 * fuzzTimes }, () => {
    const random = randomNumbers(fuzzSeed(1));
    const faults: string[] = [];
    for (let count = 0; count < 2000 * fuzzTimes; count++) {
      const bytes = randomBytes(random, Math.floor(random() * 300));
      const payload = count % 2 === 0 ? bytes : Buffer.concat([Buffer.from('<13>'), bytes]);
      faults.push(...faultsOf(payload));
    }
    expect(faults).toEqual([]);
  });

  it('makes something sound of damaged messages', { timeout: 30_000 * fuzzTimes }, () => {
    const random = randomNumbers(fuzzSeed(2));
    const faults: string[] = [];
    const interesting = Buffer.from(' :[]<>=|"\\%-.,0aZ\u0000\n\t');
    for (const sample of samples) {
      for (let count = 0; count < 80 * fuzzTimes; count++) {
        const bytes = Buffer.from(sample);
        for (let changes = 1 + random() * 4; changes > 0; changes--) {
          const at = Math.floor(random() * bytes.length);
          const index = Math.floor(random() * interesting.length);
          bytes[at] = random() < 0.7 ? (interesting[index] ?? 0) : random() * 256;
        }
        faults.push(...faultsOf(bytes));
      }
    }
    expect(faults).toEqual([]);
  });

  it('makes something sound of every beginning of a message', () => {
    const faults: string[] = [];
    for (const sample of samples) {
      const bytes = Buffer.from(sample);
      for (let end = 0; end <= bytes.length; end++) {
        faults.push(...faultsOf(bytes.subarray(0, end)));
      }
    }
    expect(faults).toEqual([]);
  });

  it('reads no more than the payload', () => {
    const buffer = Buffer.from('xx<34>Oct 11 22:14:15 host su: text and more');
    const { hostname, message } = decodeSyslog(buffer.subarray(2, -9));
    expect([hostname, message]).toEqual(['host', 'text']);
  });

  it('takes an array of bytes that is no Buffer', () => {
    const bytes = new Uint8Array(Buffer.from('<34>Oct 11 22:14:15 host su: text'));
    expect(decodeSyslog(bytes)).toMatchObject({ hostname: 'host', message: 'text' });
  });
});

/** Beginnings, repeated parts and ends that a scanner may stumble over. */
const hostile: readonly [string, string, string][] = [
  ['', '<', ''],
  ['', '\u00ff', ''],
  ['<13>', ' ', 'x'],
  ['<13>', ':', ''],
  ['<13>', 'a', ''],
  ['<13>', 'a:', ''],
  ['<13>', '%A-', ''],
  ['<13>', '%ASA-6-', ''],
  ['<13>', '46: ', '%SYS-5-X: y'],
  ['<13>Oct 11 22:14:15 ', '[', ''],
  ['<13>Oct 11 22:14:15 host ', 'a[', ''],
  ['<13>Oct 11 22:14:15 host app: ', '\u00e9\u0020', ''],
  ['<13>Oct 11 22:14:15 host app: ', 'Gr\u00f6\u00dfe ', ''],
  ['<13>Oct 11 22:14:15.', '1', ' host app: x'],
  ['<13>Oct 11 22:14:15', ' ', 'host'],
  ['<34>1 - - - - - [', 'a', ''],
  ['<34>1 - - - - - [a ', 'b="', ''],
  ['<34>1 - - - - - [a ', 'b="\\', ''],
  ['<34>1 - - - - - [a ', 'b="1" ', ']'],
  ['<34>1 - - - - - ', '[a b="1"]', ''],
  ['<34>1 - - - - - ', '[a', ''],
  ['<34>1 - - - - - [a ', '" ', ''],
  ['<34>1 - - - - - [a ', 'x', ''],
  ['<34>1 - - - - - [a ', ' x ', ''],
  ['<34>1 - - - - - [a b="', '\\"', '"]'],
  ['<34>1 ', '- ', ''],
  ['<34>1 ', ' ', ''],
  ['<13>CEF:0|', 'a|', ''],
  ['<13>CEF:0|a|b|c|d|e|f|', 'a=', ''],
  ['<13>CEF:0|a|b|c|d|e|f|', 'a=b ', ''],
  ['<13>CEF:0|a|b|c|d|e|f|', '\\', ''],
  ['<13>CEF:0|a|b|c|d|e|f|k=', 'a', ''],
  ['<13>CEF:0|a|b|c|d|e|f|k=', ' a', '=b'],
  ['<13>CEF:0|a|b|c|d|e|f|k', '==', ''],
  ['<13>LEEF:2.0|a|b|c|d|^|', 'a=^', ''],
  ['<13>date=1 devid=1 ', 'a="', ''],
  ['<13>date=1 devid=1 ', 'a="b\\" ', ''],
  ['<13>date=1 devid=1 ', 'a', ''],
  ['<13>date=1 devid=1 ', ' = ', ''],
  ['<13>date=1 devid=1 ', 'a=1 ', ''],
  ['<13>1,2024/05/03 16:02:05,1,TRAFFIC,', '"', ''],
  ['<13>1,2024/05/03 16:02:05,1,TRAFFIC,', '"a', ''],
  ['<13>time=1|product=a|origin=b|', 'a=|', ''],
  ['<34>1 - - CheckPoint - - [', 'a:"b"; ', ']'],
  ['<13>Oct 11 22:14:15 h RT_FLOW: ', 'A_', ': x'],
  ['<13>Oct 11 22:14:15 h RT_FLOW: RT_FLOW_X: ', 'a=b ', ''],
  ['<13>firewall,info forward: in:a out:b, ', 'a b, ', ''],
  ['<13>firewall,info forward: in:a out:b, ', 'in:', ''],
  ['<13>', 'a,', ' b'],
  ['<13>Oct 11 22:14:15 h %%10SHELL/5/LOGIN: ', '-a=', ';'],
  ['<13>Oct 11 22:14:15 h MSWinEventLog', '\t', ''],
  ['<13>Oct 11 22:14:15 h kernel: [A-B-D]IN=', 'a= ', ''],
  ['<13>Oct 11 22:14:15 h hostd: info hostd[1] [Originator@6876 ', 'a=b ', ''],
  ['<13>Oct 11 22:14:15 h vpxd: Event ', '[', ''],
  ['<13>Oct 11 22:14:15 h a: ', '<', ''],
];

function filled([before, part, after]: readonly [string, string, string], size: number): Buffer {
  const count = Math.ceil((size - before.length - after.length) / part.length);
  return Buffer.from(before + part.repeat(count) + after, 'latin1');
}

/** The shortest of some times, in milliseconds: what else the machine does only ever adds. */
function timeOf(payload: Buffer): number {
  let best = Infinity;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    decodeSyslog(payload);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('64 KiB that somebody wrote to take long', () => {
  it.each(hostile)('takes time in proportion: %j %j %j', (...parts) => {
    const short = timeOf(filled(parts, 8 * 1024));
    const payload = filled(parts, 64 * 1024);
    expect(faultsOf(payload)).toEqual([]);
    // Eight times the length; quadratic time would be 64 times. Under 4 ms all is noise.
    expect(timeOf(payload)).toBeLessThan(Math.max(24 * short, 4));
  });
});
