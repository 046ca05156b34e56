// @ts-check
/**
 * The pcap files of this bench, with nanoseconds, little-endian (draft-ietf-opsawg-pcap): Ethernet frames
 * with one datagram each, whose payload begins with its number.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { ADDRESS, PORT, SOURCE_ADDRESS, SOURCE_PORT } from './destination.mjs';

const NANOSECOND_MAGIC = 0xa1b23c4d;
const ETHERNET = 1;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const IP = 14;
const UDP = IP + 20;
const PAYLOAD = UDP + 8;
const RECORDS_A_PIECE = 1000;
const BEGUN = 1_700_000_000;

/**
 * @typedef {object} Capture
 * @property {string} file
 * @property {number} count
 * @property {number} size bytes of payload
 * @property {number} intervalNs
 */

/** @param {Capture} capture */
export function writeCapture({ file, count, size, intervalNs }) {
  const frame = frameOf(size);
  const stride = RECORD_HEADER + frame.length;
  const piece = Buffer.alloc(RECORDS_A_PIECE * stride);
  for (let at = RECORD_HEADER; at < piece.length; at += stride) frame.copy(piece, at);
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, fileHeader());
  for (let first = 0; first < count; first += RECORDS_A_PIECE) {
    const records = Math.min(RECORDS_A_PIECE, count - first);
    for (let record = 0; record < records; record += 1) {
      const number = first + record;
      const time = number * intervalNs;
      const at = record * stride;
      piece.writeUInt32LE(BEGUN + Math.floor(time / 1e9), at);
      piece.writeUInt32LE(time % 1e9, at + 4);
      piece.writeUInt32LE(frame.length, at + 8);
      piece.writeUInt32LE(frame.length, at + 12);
      piece.writeUInt32BE(number, at + RECORD_HEADER + PAYLOAD);
    }
    writeSync(descriptor, piece, 0, records * stride);
  }
  // What the system has yet to write, it would write while the first player plays.
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/**
 * @param {string} file
 * @returns {{ number: number, time: number }[]} Of each datagram; nanoseconds since the first one.
 */
export function readArrivals(file) {
  const bytes = readFileSync(file);
  if (bytes.readUInt32LE(0) !== NANOSECOND_MAGIC) throw new Error(`no nanoseconds in ${file}`);
  const arrivals = [];
  const begun = bytes.length > FILE_HEADER ? bytes.readUInt32LE(FILE_HEADER) : 0;
  for (let at = FILE_HEADER; at < bytes.length;) {
    const seconds = bytes.readUInt32LE(at) - begun;
    const time = seconds * 1e9 + bytes.readUInt32LE(at + 4);
    arrivals.push({ number: bytes.readUInt32BE(at + RECORD_HEADER + PAYLOAD), time });
    at += RECORD_HEADER + bytes.readUInt32LE(at + 8);
  }
  return arrivals;
}

function fileHeader() {
  const header = Buffer.alloc(FILE_HEADER);
  header.writeUInt32LE(NANOSECOND_MAGIC, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(65_535, 16);
  header.writeUInt32LE(ETHERNET, 20);
  return header;
}

/** Complete, as tcpreplay sends it as it is; UDP over IPv4 needs no checksum (RFC 768). @param {number} size */
function frameOf(size) {
  const frame = Buffer.alloc(PAYLOAD + size, 'x');
  const [, second = 0, third = 0, fourth = 0] = octetsOf(ADDRESS);
  // The address of the group (RFC 1112, section 6.4), one administered locally, IPv4.
  frame.set([1, 0, 0x5e, second & 0x7f, third, fourth, 2, 0, 0, 0, 0, 1, 8, 0]);
  frame.set([0x45, 0, 0, 0, 0, 0, 0x40, 0, 1, 17, 0, 0], IP);
  frame.set([...octetsOf(SOURCE_ADDRESS), ...octetsOf(ADDRESS)], IP + 12);
  frame.writeUInt16BE(frame.length - IP, IP + 2);
  frame.writeUInt16BE(checksum(frame.subarray(IP, UDP)), IP + 10);
  frame.writeUInt16BE(SOURCE_PORT, UDP);
  frame.writeUInt16BE(PORT, UDP + 2);
  frame.writeUInt16BE(frame.length - UDP, UDP + 4);
  frame.writeUInt16BE(0, UDP + 6);
  return frame;
}

/** @param {string} address */
function octetsOf(address) {
  return address.split('.').map(Number);
}

/** Of a header of IPv4 whose field for it is 0 (RFC 1071). @param {Buffer} header */
function checksum(header) {
  let sum = 0;
  for (let at = 0; at < header.length; at += 2) sum += header.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
