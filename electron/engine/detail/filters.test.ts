import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCaptureFile, type FileDatagram } from '../../../native/lib/testing/capture-file';
import type { Detail, LocatedValue } from '../../contract';
import { sampleDatagram, sampleNames } from '../decode/payload/testing/datagrams';
import { samples as messages } from '../decode/syslog/testing/samples';
import { LogFile } from '../file/log-file';
import { readFilter } from '../filter/read-filter';
import { Dissection } from '../filter/dissection';
import { longestPayload } from '../capture/datagram';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-filters-'));
const path = join(folder, 'all.pcap');

const hostile = [
  '<13>Oct 11 22:14:15 h app: a "quoted" \\ back\\n \u001b[31m \u202e ü',
  Buffer.from('<13>Oct 11 22:14:15 k\xfchl app: Ger\xe4t', 'latin1'),
  `<13>${'é'.repeat(300)}`,
  Buffer.from([0, 1, 2, 0xff, 0xfe, 0x22, 0x5c]),
  'y'.repeat(30_000),
  '',
  '<13>',
  '<999>text',
];

const datagrams: FileDatagram[] = [
  ...sampleNames.map((name) => {
    const { src, dst, srcPort, dstPort, payload } = sampleDatagram(name);
    return {
      source: src,
      destination: dst,
      sourcePort: srcPort ?? 0,
      destinationPort: dstPort ?? 0,
      payload: Buffer.from(payload),
    };
  }),
  ...[...messages, ...hostile].map((payload) => ({ payload, destinationPort: 5514 })),
  { payload: 'six', source: 'fd00::1', destination: 'ff02::fb', destinationPort: 9, ttl: 7 },
  { payload: 'none on its port', destinationPort: 514 },
];

writeCaptureFile(path, datagrams);

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

const numbers = datagrams.map((_, index) => index + 1);

function detailOf(number: number): Detail {
  const found = file.detail(number);
  if (found === null) throw new Error(`there is no datagram ${number}`);
  return found;
}

/** All that has a place or a filter. */
function handles(detail: Detail): Pick<LocatedValue, 'place' | 'filter'>[] {
  const found: Pick<LocatedValue, 'place' | 'filter'>[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return;
    if ('filter' in part && 'place' in part) found.push(part as LocatedValue);
    for (const child of Object.values(part)) walk(child);
  };
  walk(detail.content);
  return found;
}

function isFound(number: number, text: string): boolean {
  const filter = readFilter(text);
  const [row] = file.native.rows(number, 1, { payloadLimit: longestPayload });
  if (!filter.ok || row === undefined) throw new Error(`${text} is no filter`);
  return filter.value.matches(new Dissection(row, file.names()));
}

describe('the filters of what a datagram tells', () => {
  it.each(numbers)('of datagram %i find it', (number) => {
    const detail = detailOf(number);
    const texts = [
      ...Object.values(detail.filters),
      ...handles(detail).map(({ filter }) => filter),
    ].filter((text) => text !== null);
    expect(texts.filter((text) => !isFound(number, text))).toEqual([]);
    expect(texts.length).toBeGreaterThan(6);
  });

  it('are those of the fields where there are some', () => {
    const { filters, content } = detailOf(sampleNames.indexOf('rtp-l16') + 1);
    expect(filters).toMatchObject({
      source: 'ip.src == 192.0.2.10',
      destinationPort: 'udp.dstport == 5004',
      conversation: 'ip.src == 192.0.2.10 and ip.dst == 239.69.1.2 and udp.dstport == 5004',
    });
    expect(content).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({
          name: 'rtp.seq',
          values: [{ value: '4711', filter: 'rtp.seq == 4711', place: { offset: 2, length: 2 } }],
        }),
      ]),
    });
  });

  it('have both directions of a conversation, and nothing else', async () => {
    const other = join(folder, 'ends.pcap');
    const ends = { source: '10.0.0.1', sourcePort: 7, destination: '10.0.0.2', destinationPort: 9 };
    const back = { source: '10.0.0.2', sourcePort: 9, destination: '10.0.0.1', destinationPort: 7 };
    writeCaptureFile(other, [
      { payload: 'there', ...ends },
      { payload: 'back', ...back },
      { payload: 'another port', ...ends, sourcePort: 8 },
      { payload: 'another host', ...back, source: '10.0.0.3' },
    ]);
    const opened = await LogFile.open(other);
    if (!opened.ok) throw new Error(opened.error.message);
    await opened.value.native.indexed();
    for (const number of [1, 2]) {
      const filter = readFilter(opened.value.detail(number)?.filters.conversation ?? '');
      const query = filter.ok ? opened.value.query(filter.value) : filter;
      if (!query.ok) throw new Error(query.error.message);
      expect(await query.value.caughtUp()).toMatchObject({ matches: 2 });
      query.value.close();
    }
    opened.value.close();
  });
});

describe('the places of what a datagram tells', () => {
  it.each(numbers)('of datagram %i lie in its payload', (number) => {
    const detail = detailOf(number);
    const ends = handles(detail).map(({ place }) => (place ? place.offset + place.length : 0));
    expect(Math.max(0, ...ends)).toBeLessThanOrEqual(detail.payload.length);
  });
});
