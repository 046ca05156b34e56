import type { ByteString } from './byte-string';
import type { Span } from './filter-error';

/** A comparison, by Wireshark's names: `!=` is `all_ne`, `==` is `any_eq` (wireshark-filter(4)). */
export type Relation =
  'any_eq' | 'all_eq' | 'any_ne' | 'all_ne' | 'gt' | 'ge' | 'lt' | 'le' | 'contains' | 'matches';

/** Whether one value of a field is enough, or all of them are meant. */
export type Quantifier = 'any' | 'all';

export type Arithmetic = '+' | '-' | '*' | '/' | '%' | '&';

/** A part of a slice: from `begin`, counted from the end where negative, so many bytes or to the end. */
export interface SliceRange {
  begin: number;
  length: number | null;
}

/** What has values. */
export type Operand = Span &
  (
    | { kind: 'word'; text: string }
    | { kind: 'string'; bytes: ByteString; pattern: ByteString }
    | { kind: 'character'; code: number }
    | { kind: 'slice'; of: Operand; ranges: readonly SliceRange[] }
    | { kind: 'call'; name: string; nameSpan: Span; of: readonly Operand[] }
    | { kind: 'arithmetic'; operator: Arithmetic; left: Operand; right: Operand }
    | { kind: 'negative'; of: Operand }
  );

/** A member of a set: one value, or all from `least` to `most`. */
export type SetMember =
  { kind: 'one'; value: Operand } | { kind: 'range'; least: Operand; most: Operand };

/** A filter as it was written. */
export type Expression = Span &
  (
    | { kind: 'and' | 'or' | 'xor'; left: Expression; right: Expression }
    | { kind: 'not'; of: Expression }
    | {
        kind: 'compare';
        relation: Relation;
        quantifier: Quantifier | null;
        left: Operand;
        right: Operand;
        operatorSpan: Span;
      }
    | {
        kind: 'member';
        quantifier: Quantifier | null;
        of: Operand;
        members: readonly SetMember[];
      }
    /** A field alone, or a word to be looked for. */
    | { kind: 'bare'; of: Operand }
  );
