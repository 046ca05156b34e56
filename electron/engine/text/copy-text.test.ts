import { describe, expect, it } from 'vitest';
import type { Datagram } from '../capture/datagram';
import { textPayload } from '../send/payload-text';
import { copyText } from './copy-text';

function datagram(payload: string | Uint8Array, number = 7): Datagram {
  const bytes = Buffer.from(payload);
  return {
    number,
    time: '1700000000.000000001',
    socket: 'udp://127.0.0.1:514',
    src: '192.0.2.1',
    srcPort: 40_000,
    dst: '127.0.0.1',
    dstPort: 514,
    ttl: 64,
    length: bytes.length,
    payload: bytes,
  };
}

function copied(payload: string | Uint8Array, as: Parameters<typeof copyText>[1]): string {
  return copyText([datagram(payload)], as, 1_000_000).text;
}

describe('a datagram is copied', () => {
  it('as text, of which nothing is obeyed', () => {
    expect(copied('a\u001b[31m\n', 'text')).toBe('a\\e[31m\\n\n');
  });

  it('as hex', () => {
    expect(copied(Buffer.of(0, 1, 255), 'hex')).toBe('00 01 ff\n');
  });

  it('as JSON that reads back', () => {
    const { text } = copyText([datagram('x'), datagram('y', 8)], 'json', 1_000_000);
    expect(JSON.parse(text)).toMatchObject([{ number: 7, payload: 'eA==' }, { number: 8 }]);
  });

  it('as CSV with its header', () => {
    const [header, line] = copied('x', 'csv').split('\n');
    expect(header?.split(',').length).toBe(line?.split(',').length);
    expect(line).toContain('192.0.2.1,40000,127.0.0.1,514');
  });

  it('as an array of C', () => {
    expect(copied(Buffer.alloc(13, 1), 'c')).toBe(
      `/* No. 7, 1700000000.000000001: 192.0.2.1:40000 > 127.0.0.1:514 */
static const unsigned char datagram_7[] = {
  0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
  0x01
};
`,
    );
  });

  it('as a command that sends the same bytes', () => {
    const hard = "it's \\ a\n\ttab\u0000 é\u202e";
    const line = copied(hard, 'send');
    expect(line).toMatch(/^gramscope send 127\.0\.0\.1:514 --text '/u);
    const word = line.slice(line.indexOf("'") + 1, line.lastIndexOf("'")).replaceAll("'\\''", "'");
    const sent = textPayload(word);
    expect(sent.ok && Buffer.from(sent.value).toString()).toBe(hard);
    expect(copied(Buffer.of(0xff, 0xfe), 'send')).toContain('--hex fffe');
  });

  it('no further than the limit, which is told', () => {
    const many = Array.from({ length: 10 }, () => datagram('0123456789'));
    expect(copyText(many, 'text', 50)).toMatchObject({ copied: 4 });
  });
});
