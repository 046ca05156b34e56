import type { PayloadReading } from './payload-reading';
import { readHex } from './payload-hex';
import { readEscapes } from './payload-text';
import { readTemplate, type PayloadOf } from './placeholders';

/** A payload as a person writes it. */
export type WrittenContent =
  /** With escapes, and with placeholders where that is said. */
  { kind: 'text'; text: string; placeholders: boolean } | { kind: 'hex'; text: string };

/** What each datagram has in it. */
export function readContent(content: WrittenContent): PayloadReading<PayloadOf> {
  if (content.kind === 'text' && content.placeholders) return readTemplate(content.text);
  const read = content.kind === 'text' ? readEscapes(content.text) : readHex(content.text);
  return read.ok ? { ok: true, value: always(read.value) } : read;
}

/** The same payload in every datagram. */
export function always(payload: Uint8Array): PayloadOf {
  return () => payload;
}
