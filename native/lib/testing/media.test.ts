import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCaptureFile } from './capture-file';
import { disturbed, type MediaDatagram } from './media';
import { rtpStream } from './rtp-stream';
import { problemWith, reason } from './skipping';
import { transportStream } from './transport-stream';

const problem = problemWith('tshark');

/** What tshark says of a stream that is sent to a port. */
function tshark(stream: readonly MediaDatagram[], options: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-media-'));
  const file = path.join(folder, 'media.pcap');
  const datagrams = stream.map(({ payload, delay }) => ({
    time: 1_700_000_000_000_000 + Math.round(delay * 1000),
    payload,
  }));
  writeCaptureFile(file, datagrams);
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync('tshark', ['-r', file, ...options], {
      encoding: 'utf8',
      stdio: [...stdio],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(problem !== undefined)(`generated streams${reason(problem)}`, () => {
  it('are RTP with the loss that was asked for', () => {
    const stream = disturbed(rtpStream({ packets: 100, sequence: 65_500 }), {
      lost: [7, 8, 50],
      swapped: [20],
      jitter: 5,
    });
    const report = tshark(stream, ['-q', '-d', 'udp.port==2000,rtp', '-z', 'rtp,streams']);
    expect(report).toMatch(/0x12345678 +g711U +97 +3 \(3\.0%\)/);
  });

  it('are transport streams with tables, clocks and the holes that were asked for', () => {
    const missing = new Map([[15, 3]]);
    const stream = transportStream({ datagrams: 30, name: 'News', missing, damaged: [12] });
    const fields = [
      'mp2t.pid',
      'mp2t.af.pcr',
      'mpeg_descr.svc.svc_name',
      'mp2t.cc.drop',
      'mp2t.tei',
    ];
    const options = ['-d', 'udp.port==2000,mp2t', '-T', 'fields', '-E', 'separator=;'];
    const lines = tshark(stream, [...options, ...fields.flatMap((field) => ['-e', field])]);
    const rows = lines
      .trimEnd()
      .split('\n')
      .map((line) => line.split(';'));
    expect(rows).toHaveLength(30);
    expect(rows[0]?.[0]).toBe('0x00000000,0x00000100,0x00000011' + ',0x00001fff'.repeat(4));
    expect(rows[0]?.[2]).toBe('News');
    expect(rows[11]?.[0]).toBe('0x00000101,'.repeat(5) + '0x00000102,0x00001fff');
    // 110 ms at 27 MHz.
    expect(Number(rows[11]?.[1])).toBe(2_970_000);
    expect(rows.filter(([, , , drop]) => drop !== '')).toHaveLength(1);
    expect(
      rows.flatMap(([, , , , damaged = '']) => damaged.split(',')).filter((tei) => tei === '1'),
    ).toHaveLength(1);
  });
});
