import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCaptureFile } from '../../../native/lib/testing/capture-file';
import { defaultAssumptions, detailSchema, type Detail } from '../../contract';
import { LogFile } from '../file/log-file';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-detail-'));
const path = join(folder, 'details.pcap');

/** 2026-10-11 20:14:16 UTC, in microseconds. */
const received = Date.UTC(2026, 9, 11, 20, 14, 16) * 1000;

const payloads = {
  rfc3164: Buffer.concat([
    Buffer.from('<34>Oct 11 22:14:15 host su[12]: Gr'),
    Buffer.from([0xfc]),
    Buffer.from('n \u001b[31m'),
  ]),
  rfc5424:
    '<165>1 2003-10-11T22:14:15.003Z mymachine evntslog - ID47 [a@1 x="1" __proto__="2"][b@1] hi',
  cisco: '<189>12: Oct 11 2026 22:14:15.5: %SYS-5-CONFIG_I: Configured from console',
  none: 'no syslog at all',
  sap: 'plain \u202e text',
  long: 'x'.repeat(20_000),
  many: `<13>1 - - - - - ${Array.from({ length: 3000 }, (_, at) => `[e${at}@1 k="v"]`).join('')}`,
};

/** RTP, version 2, payload type 33 (RFC 3550, section 5.1), with MPEG-TS (RFC 2250). */
const rtp = Buffer.from([0x80, 33, 0, 7, 0, 0, 0, 1, 1, 2, 3, 4, ...Array(188).fill(0x47)]);

writeCaptureFile(path, [
  ...[payloads.rfc3164, payloads.rfc5424, payloads.cisco].map((payload) => ({
    payload,
    time: received,
    destinationPort: 5514,
  })),
  { payload: payloads.none, destinationPort: 514 },
  { payload: payloads.sap, destinationPort: 9 },
  { payload: payloads.long, destinationPort: 9 },
  { payload: payloads.many, destinationPort: 5514 },
  { payload: rtp, destinationPort: 5004, destination: '239.1.1.1' },
  { payload: '', destinationPort: 9 },
]);

let file: LogFile;

beforeAll(async () => {
  const opened = await LogFile.open(path);
  if (!opened.ok) throw new Error(opened.error.message);
  file = opened.value;
  await file.native.indexed();
});

afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

/** What the contract says, and what must be there. */
function detail(number: number): Detail {
  const found = file.detail(number);
  expect(detailSchema['~standard'].validate(found)).not.toHaveProperty('issues');
  if (found === null) throw new Error(`there is no datagram ${number}`);
  return found;
}

describe('the detail of syslog', () => {
  it('has the fields, the time as sent and as understood, and escapes what is hostile', () => {
    file.assume({ charset: 'latin1', zone: 'Europe/Zurich' });
    expect(detail(1)).toMatchObject({
      number: 1,
      frame: 1,
      origin: 'if 0',
      srcPort: 1000,
      dstPort: 5514,
      captured: payloads.rfc3164.length,
      content: {
        kind: 'syslog',
        format: 'rfc3164',
        facility: { number: 4, name: 'auth', place: { offset: 1, length: 2 } },
        severity: { number: 2, name: 'crit', filter: 'syslog.level == crit' },
        version: null,
        time: {
          sent: '--10-11T22:14:15',
          understood: {
            time: `${received / 1e6 - 1}.000000000`,
            zone: 'Europe/Zurich',
            year: 2026,
            clock: null,
          },
        },
        hostname: { value: 'host' },
        appname: { value: 'su' },
        procid: { value: '12' },
        msgid: null,
        message: { value: 'Grün \\e[31m' },
        problems: [],
      },
    });
    file.assume(defaultAssumptions);
    expect(detail(1).content).toMatchObject({ message: { value: 'Gr\\xfcn \\e[31m' } });
  });

  it('has structured data in order, under whatever names it has', () => {
    expect(detail(2).content).toMatchObject({
      version: { value: '1' },
      time: { understood: { zone: null, year: null } },
      structuredData: [
        {
          id: 'a@1',
          parameters: [
            { name: 'x', value: '1' },
            { name: '__proto__', value: '2' },
          ],
        },
        { id: 'b@1', parameters: [] },
      ],
      omitted: 0,
    });
  });

  it('has what the vendor says', () => {
    const { content } = detail(3);
    expect(content).toMatchObject({
      format: 'cisco',
      vendor: { value: 'cisco' },
      msgid: { value: '%SYS-5-CONFIG_I' },
    });
    expect(content).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'mnemonic', value: 'CONFIG_I' }),
      ]),
    });
  });

  it('says why something on the port of syslog is none', () => {
    expect(detail(4).content).toMatchObject({
      format: 'none',
      message: { value: payloads.none },
      problems: [{ offset: 0, reason: expect.stringContaining('PRI') }],
    });
  });

  it('leaves out what is beyond the bounds, and says how much', () => {
    const { content } = detail(7);
    if (content.kind !== 'syslog') throw new Error('no syslog');
    expect(content.structuredData).toHaveLength(500);
    expect(content.omitted).toBe(2500 + 500);
  });
});

describe('the detail of other payloads', () => {
  it('is the text, escaped', () => {
    expect(detail(5).content).toMatchObject({ kind: 'text', text: 'plain \\u202e text' });
    expect(detail(9).content).toMatchObject({ kind: 'text', text: '' });
  });

  it('is the beginning of a text that is very long', () => {
    expect(detail(6).content).toMatchObject({
      kind: 'text',
      text: `${'x'.repeat(16_384)}… (3616 more bytes)`,
    });
  });

  it('is the protocol with its fields and what they mean', () => {
    const { content } = detail(8);
    expect(content).toMatchObject({ kind: 'protocol', protocol: 'RTP' });
    expect(content).toMatchObject({
      fields: expect.arrayContaining([
        {
          name: 'rtp.seq',
          description: expect.stringMatching(/./u),
          values: [{ value: '7', place: { offset: 2, length: 2 }, filter: 'rtp.seq == 7' }],
        },
      ]),
    });
  });
});

it('is null for a datagram that is not there', () => {
  expect(file.detail(10)).toBeNull();
});
