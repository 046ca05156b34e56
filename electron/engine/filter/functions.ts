import { addressText } from './address-bytes';
import { lowerCase, upperCase, utf8Bytes, type ByteString } from './byte-string';
import type { Term } from './term';
import { isAddress, type Value, type ValueType } from './value';

/** A function of the filter language. */
export interface FilterFunction {
  description: string;
  /** What an argument must be, in words; null where it is fine. */
  refuses(type: ValueType): string | null;
  /** More arguments than one, of the same type. */
  isVariadic?: boolean;
  make(args: readonly Term[]): Term;
}

/** Each by its name. */
export const filterFunctions: ReadonlyMap<string, FilterFunction> = new Map(
  Object.entries<FilterFunction>({
    len: {
      description: 'Bytes of a value',
      refuses: notField,
      make: ([of]) => mapped('number', of, (value) => lengthOf(value, of)),
    },
    count: {
      description: 'How many values a field has',
      refuses: notField,
      make: ([of]) => counted(of),
    },
    lower: {
      description: 'Text in lower case',
      refuses: notText,
      make: ([of]) => mapped('string', of, (value) => lowerCase(String(value))),
    },
    upper: {
      description: 'Text in upper case',
      refuses: notText,
      make: ([of]) => mapped('string', of, (value) => upperCase(String(value))),
    },
    string: {
      description: 'A number or an address as text',
      refuses: notWritten,
      make: ([of]) => mapped('string', of, (value) => written(value, of)),
    },
    abs: {
      description: 'A number without its sign',
      refuses: notNumber,
      make: ([of]) => mapped('number', of, (value) => Math.abs(Number(value))),
    },
    max: {
      description: 'The greatest of the values',
      refuses: notOrdered,
      isVariadic: true,
      make: (args) => extreme(args, 1),
    },
    min: {
      description: 'The smallest of the values',
      refuses: notOrdered,
      isVariadic: true,
      make: (args) => extreme(args, -1),
    },
  }),
);

function notField(type: ValueType): string | null {
  return type === 'presence' ? 'a field' : null;
}

function notText(type: ValueType): string | null {
  return type === 'string' ? null : 'text';
}

function notNumber(type: ValueType): string | null {
  return type === 'number' ? null : 'a number';
}

function notOrdered(type: ValueType): string | null {
  return type === 'presence' || type === 'boolean' ? 'values that have an order' : null;
}

function notWritten(type: ValueType): string | null {
  return type === 'number' || isAddress(type) ? null : 'a number or an address';
}

function mapped(type: ValueType, of: Term | undefined, how: (value: Value) => Value): Term {
  return { type, values: (datagram) => of?.values(datagram).map(how) ?? [] };
}

function counted(of: Term | undefined): Term {
  return {
    type: 'number',
    values: (datagram) => {
      const count = of?.values(datagram).length ?? 0;
      return count === 0 ? [] : [count];
    },
  };
}

/** Bytes of a value: of a number those that its field takes. */
function lengthOf(value: Value, of: Term | undefined): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'bigint') return 8;
  const most = of?.most ?? 0xffff_ffff;
  return [1, 2, 4].find((bytes) => most < 2 ** (8 * bytes)) ?? 8;
}

function written(value: Value, of: Term | undefined): ByteString {
  return of && isAddress(of.type) ? addressText(String(value)) : utf8Bytes(String(value));
}

function extreme(args: readonly Term[], sign: 1 | -1): Term {
  const type = args[0]?.type ?? 'number';
  return {
    type,
    values: (datagram) => {
      const [first, ...others] = args.flatMap((term) => term.values(datagram));
      if (first === undefined) return [];
      return [others.reduce((most, value) => (value > most === sign > 0 ? value : most), first)];
    },
  };
}
