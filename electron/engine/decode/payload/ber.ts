import { BerReader } from 'asn1-ber';

/** A value of ASN.1 as BER encodes it (ITU-T X.690), with a definite length as SNMP has it. */
export interface BerValue {
  /** The identifier octet: class, constructed bit, tag number below 31 (X.690, section 8.1.2). */
  identifier: number;
  content: Uint8Array;
  /** The content with identifier and length before it. */
  encoded: Uint8Array;
  children: readonly BerValue[];
  /** In dotted form, for object identifiers. */
  oid: string | undefined;
}

const constructed = 0x20;
const objectIdentifier = 0x06;

/** SNMP needs 5 levels. What is nested deeper has no children. */
const deepest = 8;

/** RFC 2578, section 3.5: 128 numbers, each of at most 5 bytes. */
const longestOid = 640;

/** 64 bits and a sign. What is longer is cut, because it would take quadratic time. */
const longestInteger = 9;

/** The one value that fills `bytes`. Null if it is not BER, or there are several. */
export function readBer(bytes: Uint8Array): BerValue | null {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [value, ...others] = readValues(buffer, deepest);
    return value === undefined || others.length > 0 ? null : value;
  } catch {
    return null;
  }
}

function readValues(bytes: Buffer, levels: number): BerValue[] {
  const reader = new BerReader(bytes);
  const values: BerValue[] = [];
  while (reader.remain > 0) {
    const start = bytes.subarray(bytes.length - reader.remain);
    const identifier = reader.peek() ?? 0;
    const content = reader.readString(identifier, true);
    if (content === null) throw new RangeError('The value goes beyond the end.');
    values.push({
      identifier,
      content,
      encoded: start.subarray(0, start.length - reader.remain),
      children:
        (identifier & constructed) !== 0 && levels > 0 ? readValues(content, levels - 1) : [],
      oid: identifier === objectIdentifier ? oidText(start, content) : undefined,
    });
  }
  return values;
}

/** X.690, section 8.19.4. The library takes the first arc for more than 2 where the second is above 39. */
function oidText(start: Buffer, content: Buffer): string | undefined {
  if (content.length === 0 || content.length > longestOid) return undefined;
  const oid = new BerReader(start).readOID() ?? undefined;
  const [first = 0, second = 0, ...rest] = oid?.split('.').map(Number) ?? [];
  return first > 2 ? [2, 40 * first + second - 80, ...rest].join('.') : oid;
}

/** Nothing where there is no value. */
export function contentOf(value: BerValue | undefined): Uint8Array {
  return value?.content ?? new Uint8Array();
}

/** Two's complement (X.690, section 8.3). */
export function berInteger({ content }: BerValue): bigint {
  return BigInt.asIntN(8 * Math.min(content.length, longestInteger), berUnsigned(content));
}

/** What an unsigned type of SMIv2 has, with or without a leading zero octet. */
export function berUnsigned(content: Uint8Array): bigint {
  return content.subarray(0, longestInteger).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
