import { writeFileSync } from 'node:fs';
import { hostile } from '../../contract/testing/hostile-text';

/** The link types of bare IP packets, and of what Wireshark exports. */
const bareIp = 101;
const exportedPdu = 252;

/**
 * Writes a pcapng file of which the datagrams, their comments, the names of their interfaces and the paths of Unix
 * sockets are hostile.
 */
export function writeHostileFile(path: string): void {
  const section = block(0x0a0d0d0a, bytes([0x1a2b3c4d, 0x00000001, 0xffffffff, 0xffffffff]), [
    [1, hostile],
    [4, hostile],
  ]);
  const interfaces = [interfaceOf(bareIp, hostile), interfaceOf(exportedPdu, `unix:/${hostile}`)];
  const payloads = [
    hostile,
    `<34>1 2003-10-11T22:14:15.003Z ${hostile.replaceAll(' ', '_')} ${'app'} - ID47 - ${hostile}`,
    `<34>Oct 11 22:14:15 ${hostile.replaceAll(' ', '_')} su: ${hostile}`,
  ];
  const frames = payloads.map((payload) => frame(0, packet(Buffer.from(payload))));
  const unix = frame(1, unixDatagram(Buffer.from(hostile)));
  writeFileSync(path, Buffer.concat([section, ...interfaces, ...frames, unix]));
}

function interfaceOf(linkType: number, name: string): Buffer {
  return block(1, bytes([linkType, 0]), [
    [2, name],
    [3, hostile],
  ]);
}

/** An enhanced packet block; the comment of a Unix datagram is the path of who sent it. */
function frame(network: number, content: Buffer): Buffer {
  const fields = bytes([network, 0, 1_000_000, content.length, content.length]);
  return block(6, Buffer.concat([fields, padded(content)]), [[1, `/${hostile}`]]);
}

/** The tags of epan/exported_pdu.h of Wireshark, and the payload. */
function unixDatagram(payload: Buffer): Buffer {
  const tags = (
    [
      [12, 'data'],
      [33, 'UNIX'],
    ] as const
  ).map(([tag, text]) => {
    const head = Buffer.alloc(4);
    head.writeUInt16BE(tag, 0);
    head.writeUInt16BE(text.length, 2);
    return Buffer.concat([head, Buffer.from(text)]);
  });
  return Buffer.concat([...tags, Buffer.alloc(4), payload]);
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
