import { failure, success, type Result } from '../../contract';
import { hexPayload } from '../send/payload-hex';
import { textPayload } from '../send/payload-text';

/** Bytes of payloads, and those in their place. */
export interface Replacement {
  from: Uint8Array;
  to: Uint8Array;
}

/**
 * Reads `FROM=TO`: each a text with escapes (an equals sign in FROM is `\x3d`), or hexadecimal digits
 * behind `0x`. Both have to be of the same length.
 */
export function parseReplacement(text: string): Result<Replacement> {
  const equals = text.indexOf('=');
  if (equals < 0)
    return failure('INPUT_INVALID', `"${text}" has no "=" between FROM and TO.`, forms);
  const from = bytesOf(text.slice(0, equals));
  if (!from.ok) return from;
  const to = bytesOf(text.slice(equals + 1));
  if (!to.ok) return to;
  const lengths = [from.value.length, to.value.length] as const;
  if (lengths[0] === 0)
    return failure('INPUT_INVALID', `"${text}" has nothing before the "=".`, forms);
  if (lengths[0] === lengths[1]) return success({ from: from.value, to: to.value });
  return failure(
    'INPUT_INVALID',
    `"${text}" would replace ${lengths[0]} bytes by ${lengths[1]}: it has to be as many.`,
    'Payloads keep their length. Fill up with spaces, or with \\0.',
  );
}

const forms = 'Write old=new, or 0x6f6c64=0x6e6577; \\x3d is an equals sign.';

function bytesOf(text: string): Result<Uint8Array> {
  return /^0x/iu.test(text) ? hexPayload(text) : textPayload(text);
}
