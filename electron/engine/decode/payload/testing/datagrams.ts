import type { PayloadDatagram } from '../decoder';
import { samples, type Sample } from './samples';

export type SampleName = keyof typeof samples;

export const sampleNames = Object.keys(samples) as SampleName[];

/** The sample as a datagram, with other ends or another payload if given. */
export function sampleDatagram(
  name: SampleName,
  changes: Partial<PayloadDatagram> = {},
): PayloadDatagram {
  const { from, to, payload }: Sample = samples[name];
  const bytes = bytesOf(payload);
  const [src = '', srcPort] = from.split(':');
  const [dst = '', dstPort] = to.split(':');
  return {
    src,
    srcPort: Number(srcPort),
    dst,
    dstPort: Number(dstPort),
    payload: bytes,
    length: changes.payload?.length ?? bytes.length,
    ...changes,
  };
}

/** A datagram between ports that no decoder knows. */
export function datagramOf(
  payload: Uint8Array,
  changes: Partial<PayloadDatagram> = {},
): PayloadDatagram {
  return {
    src: '192.0.2.10',
    srcPort: 40_001,
    dst: '192.0.2.20',
    dstPort: 40_002,
    payload,
    length: payload.length,
    ...changes,
  };
}

/** `0102 ff*3` is 01 02 ff ff ff. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const hex = text.replaceAll(/([0-9a-f]{2})\*(\d+)/gu, (_, byte: string, count: string) =>
    byte.repeat(Number(count)),
  );
  return Uint8Array.from(Buffer.from(hex.replaceAll(/\s/gu, ''), 'hex'));
}

/** The bytes with some replaced, from `at` on. */
export function patched(
  bytes: Uint8Array,
  at: number,
  values: readonly number[],
): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  copy.set(values, at);
  return copy;
}

/** Numbers below `limit`, the same ones in every run: xorshift of 32 bits (Marsaglia, 2003). */
export function pseudoRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
