import { uint16 } from './bytes';
import {
  field,
  present,
  usesPort,
  type Decoded,
  type PayloadDatagram,
  type PayloadDecoder,
} from './decoder';
import { tftpPlaces } from './places/tftp';
import { counted, listed, summaryOf, textOf } from './summary';
import { longestRequest, opcodes, zeroEnded } from './tftp-packet';

const ports = [69];

/**
 * TFTP (RFC 1350). Only requests go to its port and can be told by their structure; the rest of a
 * transfer runs between ports that the two ends chose, and is decoded where it uses port 69.
 */
export const tftp: PayloadDecoder = {
  name: 'tftp',
  description: 'Trivial File Transfer Protocol (RFC 1350)',
  ports,
  anyPort: true,
  fields: [
    field('tftp.opcode', 'number', 'Kind of packet: 1 read, 2 write, 3 data, 4 ack, 5 error'),
    field('tftp.source_file', 'string', 'File that is read'),
    field('tftp.destination_file', 'string', 'File that is written'),
    field('tftp.type', 'string', 'Mode of transfer: octet, netascii'),
    field('tftp.block', 'number', 'Number of a block'),
    field('tftp.error.code', 'number', 'Code of an error'),
    field('tftp.error.message', 'string', 'Text of an error'),
    field('tftp.option.name', 'string', 'Name of each option'),
    field('tftp.option.value', 'string', 'Value of each option'),
  ],
  decode(datagram) {
    const opcode = uint16(datagram.payload, 0);
    if (opcode === opcodes.read || opcode === opcodes.write) return request(opcode, datagram);
    return usesPort(datagram, ports) ? transfer(opcode, datagram) : null;
  },
  places: tftpPlaces,
};

function request(opcode: number, { payload, length }: PayloadDatagram): Decoded | null {
  const texts = textsOf(payload.subarray(2));
  const [file = '', mode = '', ...options] = texts ?? [];
  const valid = file !== '' && /^(?:netascii|octet|mail)$/iu.test(mode);
  if (!valid || length > longestRequest) return null;
  const pairs = pairsOf(options);
  return {
    protocol: 'TFTP',
    summary: summaryOf(
      `TFTP ${opcode === opcodes.read ? 'read' : 'write'} request for ${file}`,
      mode,
      describeOptions(pairs),
    ),
    fields: present({
      'tftp.opcode': opcode,
      [opcode === opcodes.read ? 'tftp.source_file' : 'tftp.destination_file']: file,
      'tftp.type': mode,
      ...optionFields(pairs),
    }),
  };
}

function transfer(opcode: number, { payload, length }: PayloadDatagram): Decoded | null {
  const number = uint16(payload, 2);
  if (opcode === opcodes.data && payload.length >= 4) {
    return block(opcode, number, `TFTP data, block ${number}, ${counted(length - 4, 'byte')}`);
  }
  if (opcode === opcodes.acknowledgment && length === 4 && payload.length === 4) {
    return block(opcode, number, `TFTP acknowledgment, block ${number}`);
  }
  if (opcode === opcodes.error) return failure(payload);
  return opcode === opcodes.optionAcknowledgment ? optionsAccepted(payload) : null;
}

function block(opcode: number, number: number, summary: string): Decoded {
  return {
    protocol: 'TFTP',
    summary,
    fields: present({ 'tftp.opcode': opcode, 'tftp.block': number }),
  };
}

/** Codes end at 8 (RFC 2347). */
function failure(payload: Uint8Array): Decoded | null {
  const code = uint16(payload, 2);
  const [message] = textsOf(payload.subarray(4)) ?? [];
  if (message === undefined || code > 8) return null;
  return {
    protocol: 'TFTP',
    summary: summaryOf(`TFTP error ${code}`, message),
    fields: present({
      'tftp.opcode': opcodes.error,
      'tftp.error.code': code,
      'tftp.error.message': message,
    }),
  };
}

function optionsAccepted(payload: Uint8Array): Decoded | null {
  const texts = textsOf(payload.subarray(2));
  if (texts === null || texts.length < 2 || texts.length % 2 !== 0) return null;
  const pairs = pairsOf(texts);
  return {
    protocol: 'TFTP',
    summary: summaryOf('TFTP options accepted', describeOptions(pairs)),
    fields: present({ 'tftp.opcode': opcodes.optionAcknowledgment, ...optionFields(pairs) }),
  };
}

/** Null unless each ends in NUL. */
function textsOf(bytes: Uint8Array): string[] | null {
  return zeroEnded(bytes)?.map(textOf) ?? null;
}

function pairsOf(options: readonly string[]): [string, string][] {
  return Array.from({ length: Math.floor(options.length / 2) }, (_, index) => [
    options[2 * index] ?? '',
    options[2 * index + 1] ?? '',
  ]);
}

function describeOptions(pairs: readonly [string, string][]): string {
  return listed(
    pairs.map(([name, value]) => `${name} ${value}`),
    4,
  );
}

function optionFields(pairs: readonly [string, string][]) {
  return {
    'tftp.option.name': pairs.map(([name]) => name),
    'tftp.option.value': pairs.map(([, value]) => value),
  };
}
