import { writeFileSync } from 'node:fs';

/** What a program that obeys text would obey: the terminal, the order of reading, markup. */
export const hostile =
  '\u001b]0;owned\u0007\u001b[31m\u202egnp.exe\u2066x\u2069\u200f\u0085<img src=x onerror="owned=1">';

/** Writes a pcapng file of which the datagrams, their comments and the name of their interface are hostile. */
export function writeHostileFile(path: string): void {
  const section = block(0x0a0d0d0a, bytes([0x1a2b3c4d, 0x00000001, 0xffffffff, 0xffffffff]), [
    [1, hostile],
    [4, hostile],
  ]);
  const network = block(1, bytes([101, 0]), [
    [2, hostile],
    [3, hostile],
  ]);
  const payloads = [
    hostile,
    `<34>1 2003-10-11T22:14:15.003Z ${hostile.replaceAll(' ', '_')} ${'app'} - ID47 - ${hostile}`,
    `<34>Oct 11 22:14:15 ${hostile.replaceAll(' ', '_')} su: ${hostile}`,
  ];
  const packets = payloads.map((payload) => {
    const content = packet(Buffer.from(payload));
    const fields = bytes([0, 0, 1_000_000, content.length, content.length]);
    return block(6, Buffer.concat([fields, padded(content)]), [[1, hostile]]);
  });
  writeFileSync(path, Buffer.concat([section, network, ...packets]));
}

function block(type: number, body: Buffer, options: readonly [number, string][]): Buffer {
  const given = options.map(([code, text]) => {
    const value = Buffer.from(text);
    const head = Buffer.alloc(4);
    head.writeUInt16LE(code, 0);
    head.writeUInt16LE(value.length, 2);
    return Buffer.concat([head, padded(value)]);
  });
  const content = Buffer.concat([body, ...given, bytes([0])]);
  const length = content.length + 12;
  return Buffer.concat([bytes([type, length]), content, bytes([length])]);
}

function bytes(words: readonly number[]): Buffer {
  const buffer = Buffer.alloc(words.length * 4);
  words.forEach((word, at) => buffer.writeUInt32LE(word, at * 4));
  return buffer;
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
}

/** IPv4 and UDP to the port of syslog, without checksums. */
function packet(payload: Buffer): Buffer {
  const headers = Buffer.alloc(28);
  headers.writeUInt8(0x45, 0);
  headers.writeUInt16BE(28 + payload.length, 2);
  headers.writeUInt8(64, 8);
  headers.writeUInt8(17, 9);
  headers.set([192, 0, 2, 1, 192, 0, 2, 2], 12);
  headers.writeUInt16BE(1000, 20);
  headers.writeUInt16BE(514, 22);
  headers.writeUInt16BE(8 + payload.length, 24);
  return Buffer.concat([headers, payload]);
}
