import { FilterError, type Span } from './filter-error';
import type { SliceRange } from './syntax';

const number = /^[+-]?(?:0[xX][\da-fA-F]+|\d+)/u;

/**
 * What stands in the brackets of a slice: `i:j` is j bytes from i, `i-j` those from i to j, `i` one,
 * `:j` the first j, `i:` the rest; several of them one behind the other (wireshark-filter(4), "The
 * slice operator"). Throws FilterError.
 */
export function sliceRanges(text: string, span: Span): SliceRange[] {
  return text.split(',').map((part) => rangeOf(part.replaceAll(/\s/gu, ''), span));
}

function rangeOf(text: string, span: Span): SliceRange {
  const wrong = new FilterError(
    'a slice is [i:j], j bytes from i; [i-j], those from i to j; [i], [:j] or [i:]',
    span,
  );
  const first = number.exec(text)?.[0] ?? '';
  const separator = text.charAt(first.length);
  const rest = text.slice(first.length + 1);
  const begin = first === '' ? 0 : Number(first.startsWith('-') ? -Number(first.slice(1)) : first);
  if (separator === '' && first !== '') return { begin, length: 1 };
  if (separator === ':' && rest === '' && first !== '') return { begin, length: null };
  if (number.exec(rest)?.[0] !== rest) throw wrong;
  const second = Number(rest.startsWith('-') ? -Number(rest.slice(1)) : rest);
  if (separator === ':' && second > 0) return { begin, length: second };
  if (separator === '-' && first !== '' && second >= begin)
    return { begin, length: second - begin + 1 };
  throw wrong;
}
