import { fromBER, ObjectIdentifier, type BaseBlock } from 'asn1js';

/** A value of ASN.1 as BER encodes it (ITU-T X.690). */
export interface BerValue {
  /** The identifier octet: class, constructed bit, tag number below 31 (X.690, section 8.1.2). */
  identifier: number;
  content: Uint8Array;
  children: readonly BerValue[];
  /** In dotted form, for object identifiers. */
  oid: string | undefined;
}

/** Bounds what hostile nesting may cost; SNMP needs 5 levels. */
const limits = { maxDepth: 12, maxNodes: 5000, parseEmbedded: false };

/** The value that `bytes` begin with. Null if it is not BER, or goes beyond the end. */
export function readBer(bytes: Uint8Array): BerValue | null {
  try {
    const { result, offset } = fromBER(bytes, limits);
    return offset < 0 || result.error !== '' ? null : toValue(result);
  } catch {
    return null;
  }
}

/** How many bytes the value that begins with `bytes` says it has; null if it does not say. */
export function berLength(bytes: Uint8Array): number | null {
  const first = bytes[1] ?? 0;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4) return null;
  return bytes.subarray(2, 2 + octets).reduce((sum, byte) => sum * 0x100 + byte, 0) + 2 + octets;
}

function toValue(block: BaseBlock): BerValue {
  const { idBlock, lenBlock, valueBlock, valueBeforeDecodeView } = block;
  const children: unknown = 'value' in valueBlock ? valueBlock.value : undefined;
  return {
    identifier:
      ((idBlock.tagClass - 1) << 6) | (idBlock.isConstructed ? 0x20 : 0) | idBlock.tagNumber,
    content: valueBeforeDecodeView.subarray(idBlock.blockLength + lenBlock.blockLength),
    children:
      idBlock.isConstructed && Array.isArray(children)
        ? (children as BaseBlock[]).map(toValue)
        : [],
    oid: block instanceof ObjectIdentifier ? block.getValue() : undefined,
  };
}

/** Two's complement (X.690, section 8.3). */
export function berInteger({ content }: BerValue): bigint {
  return BigInt.asIntN(8 * content.length, berUnsigned(content));
}

/** What an unsigned type of SMIv2 has, with or without a leading zero octet. */
export function berUnsigned(content: Uint8Array): bigint {
  return content.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
