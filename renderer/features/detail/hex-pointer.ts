import type { PointerEvent } from 'react';
import type { ByteRange } from './bytes';

/** The byte that is pointed at, in hexadecimal or as text; null between them. */
export function byteAt({ clientX, clientY }: PointerEvent, count: number): number | null {
  // While a button is held, the event's target stays what it was.
  const element = document.elementFromPoint(clientX, clientY);
  const at = Number(element?.closest<HTMLElement>('[data-byte]')?.dataset['byte'] ?? NaN);
  return Number.isInteger(at) && at < count ? at : null;
}

/** With Shift, or while a button is held, what is chosen reaches from where it began. */
export function chosenWith(
  { type, shiftKey }: Pick<PointerEvent, 'type' | 'shiftKey'>,
  at: number,
  range: ByteRange | null,
): ByteRange {
  const isFurther = range !== null && (type === 'pointermove' || shiftKey);
  return { anchor: isFurther ? range.anchor : at, cursor: at };
}
