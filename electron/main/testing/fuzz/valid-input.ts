import * as v from 'valibot';

/** Numbers from 0 to below 1. */
export type Random = () => number;

export type Schema = v.GenericSchema;

/** As much of a schema of valibot's as is read here; its own types do not say what an unknown one has. */
interface Read {
  type: string;
  entries?: Record<string, Schema>;
  options?: readonly unknown[];
  literal?: unknown;
  item?: Schema;
  wrapped?: Schema;
  key?: Schema;
  value?: Schema;
  pipe?: readonly { type: string; requirement?: unknown }[];
}

/** Texts of which each means something somewhere. */
const texts = [
  '', '1', '12', 'a', 'udp', 'lo', 'eth0', 'UTC', 'utf-8', '00', '*=none', '*=127.0.0.1:9', '5004',
  '127.0.0.1', '::1', '0.0.0.0', '239.1.1.1', 'ff15::1', '10.0.0.7', '127.0.0.1:9', '[::1]:9',
  '239.1.1.0/28', '239.1.1.1:5000', '1.500000000', '0.000000000', 'Mod+Shift+O', '#ff0000', '14:03:22',
  'udp.dstport == 5004', 'frame.number > 1 and udp', 'data ~ "(a+)+$"', 'unix:s1', 's1', '+5 s', 'now',
]; // prettier-ignore

/** How often a text is looked for that a schema takes. */
const tries = 60;

export function pick<Value>(list: readonly Value[], random: Random): Value {
  // The lists that are picked from are not empty.
  return list[Math.floor(random() * list.length)] as Value;
}

/** A value that a schema takes, in most cases; checks across fields are left to luck. */
export function validInput(schema: Schema, random: Random): unknown {
  const read = schema as unknown as Read;
  const make = makers[read.type];
  return make === undefined ? null : make(read, random, schema);
}

type Maker = (read: Read, random: Random, schema: Schema) => unknown;

const wrapped: Maker = ({ wrapped: inner }, random) =>
  random() < 0.4 || inner === undefined ? null : validInput(inner, random);

const object: Maker = ({ entries = {} }, random) =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, entry]) =>
      entry.type.includes('optional') && random() < 0.5
        ? []
        : [[name, validInput(withoutOptional(entry), random)]],
    ),
  );

const makers: Readonly<Record<string, Maker>> = {
  strict_object: object,
  object,
  variant: ({ options = [] }, random) => validInput(pick(options, random) as Schema, random),
  union: ({ options = [] }, random) => validInput(pick(options, random) as Schema, random),
  picklist: ({ options = [] }, random) => pick(options, random),
  literal: ({ literal }) => literal,
  array: ({ item, pipe }, random) => {
    const least = boundOf(pipe, 'min_length') ?? 0;
    const most = Math.min(boundOf(pipe, 'max_length') ?? 3, 3);
    const length = Math.max(least, Math.floor(random() * (most + 1)));
    return item === undefined ? [] : Array.from({ length }, () => validInput(item, random));
  },
  record: ({ key, value }, random) =>
    key === undefined || value === undefined
      ? {}
      : { [String(validInput(key, random))]: validInput(value, random) },
  nullable: wrapped,
  optional: wrapped,
  exact_optional: wrapped,
  boolean: (_read, random) => random() < 0.5,
  string: (_read, random, schema) => {
    for (let tried = 0; tried < tries; tried++) {
      const text = pick(texts, random);
      if (v.safeParse(schema, text).success) return text;
    }
    return pick(texts, random);
  },
  number: ({ pipe }, random) => {
    const least = boundOf(pipe, 'min_value') ?? 0;
    const most = boundOf(pipe, 'max_value') ?? 1000;
    if (random() < 0.15) return pick([least, most], random);
    const near = Math.min(most, least + (random() < 0.8 ? 8 : 100_000));
    return Math.round(least + random() * (near - least));
  },
};

function withoutOptional(entry: Schema): Schema {
  const { type, wrapped: inner } = entry as unknown as Read;
  return type.includes('optional') && inner !== undefined ? inner : entry;
}

function boundOf(pipe: Read['pipe'], type: string): number | undefined {
  const requirement = pipe?.find((action) => action.type === type)?.requirement;
  return typeof requirement === 'number' ? requirement : undefined;
}
