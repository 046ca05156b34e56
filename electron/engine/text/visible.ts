import { escapeControls, type Charset } from '../../contract';
import { decodeText } from '../decode/syslog/charset';

/**
 * The payload as one line of text. What is valid in the character set is shown as it is, bytes that
 * are not as `\xNN`, control characters as escapes. A multi-byte character that the end of `bytes`
 * cuts in two is shown as escaped bytes.
 */
export function visibleText(bytes: Uint8Array, charset: Charset = 'utf-8'): string {
  const { buffer, byteOffset, byteLength } = bytes;
  return escapeControls(decodeText(Buffer.from(buffer, byteOffset, byteLength), charset));
}
