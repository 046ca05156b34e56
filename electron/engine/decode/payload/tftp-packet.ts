/** RFC 1350, section 5; RFC 2347. */
export const opcodes = {
  read: 1,
  write: 2,
  data: 3,
  acknowledgment: 4,
  error: 5,
  optionAcknowledgment: 6,
} as const;

/** Longer requests do not fit the 512 bytes of RFC 2347. */
export const longestRequest = 512;

/** The texts of which each ends in NUL, the last one too, without that; null if it does not. */
export function zeroEnded(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.length === 0 || bytes.length > longestRequest || bytes.at(-1) !== 0) return null;
  const texts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += (texts.at(-1)?.length ?? 0) + 1) {
    texts.push(bytes.subarray(at, bytes.indexOf(0, at)));
  }
  return texts;
}
