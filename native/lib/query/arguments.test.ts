import type { Predicate } from '#native';
import { afterAll, expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { file, removeFiles, withFile } from '../testing/queries';

afterAll(removeFiles);

test.each<[unknown, string, string]>([
  [null, 'ERR_INVALID_ARG_TYPE', 'predicate must be an object, got null'],
  [{ kind: 'prot' }, 'ERR_INVALID_ARG_TYPE', 'predicate.kind must be one of and, or, not, address'],
  [{ kind: 'and', of: {} }, 'ERR_INVALID_ARG_TYPE', 'predicate.of must be an array of predicates'],
  [
    { kind: 'or', of: [{ kind: 'not', of: { kind: 'port', least: -1 } }] },
    'ERR_OUT_OF_RANGE',
    'predicate.of[0].of.least must be an integer from 0 to 65535, got -1',
  ],
  [
    { kind: 'frame', most: 2 ** 53 },
    'ERR_OUT_OF_RANGE',
    'predicate.most must be an integer from 0 to 9007199254740991',
  ],
  [
    { kind: 'port', lest: 1 },
    'ERR_INVALID_ARG_TYPE',
    'predicate has an unknown field "lest": its fields are end, kind, least, most',
  ],
  [
    { kind: 'time', from: 1 },
    'ERR_INVALID_ARG_TYPE',
    'predicate.from must be nanoseconds as a bigint',
  ],
  [{ kind: 'time', from: 2n ** 63n }, 'ERR_OUT_OF_RANGE', 'predicate.from must be nanoseconds'],
  [
    { kind: 'address', prefix: '10.0.0.0/33' },
    'ERR_INVALID_ARG_TYPE',
    'predicate.prefix must be an address or a prefix such as 10.0.0.0/8, got "10.0.0.0/33"',
  ],
  [
    { kind: 'address', prefix: 'host' },
    'ERR_INVALID_ARG_TYPE',
    'predicate.prefix must be an address',
  ],
  [
    { kind: 'contains', bytes: 'x' },
    'ERR_INVALID_ARG_TYPE',
    'predicate.bytes must be a Uint8Array',
  ],
  [{ kind: 'contains', bytes: new Uint8Array() }, 'ERR_OUT_OF_RANGE', 'predicate.bytes is empty'],
  [{ kind: 'severity', values: [8] }, 'ERR_OUT_OF_RANGE', 'predicate.values[0] must be an integer'],
  [
    { kind: 'path' },
    'ERR_INVALID_ARG_TYPE',
    'predicate.equals or predicate.contains must be given',
  ],
  [{ kind: 'matches', pattern: '(' }, 'ERR_INVALID_ARG_VALUE', 'Invalid regular expression: /(/'],
  [
    { kind: 'matches', pattern: 'a', flags: 'g' },
    'ERR_INVALID_ARG_TYPE',
    'predicate.pattern may have',
  ],
])('%o is refused', (predicate, code, message) =>
  withFile(file, (log) => {
    const error = errorOf(() => log.query(predicate as Predicate));
    expect(error).toMatchObject({ code });
    expect(error.message).toContain(message);
  }),
);

test('wrong options are refused', () =>
  withFile(file, (log) => {
    const all: Predicate = { kind: 'and', of: [] };
    const calls: [() => unknown, string][] = [
      [() => log.query(all, { timeLimit: 0 }), 'ERR_OUT_OF_RANGE'],
      [() => log.query(all, { timelimit: 1 } as object), 'ERR_INVALID_ARG_TYPE'],
      [() => log.buckets({ count: 0 }), 'ERR_OUT_OF_RANGE'],
      [() => log.buckets({ count: 1, from: 5n, to: 5n }), 'ERR_OUT_OF_RANGE'],
      [() => log.buckets({ count: 1, form: 1n } as never), 'ERR_INVALID_ARG_TYPE'],
      [() => log.query(all).matches(0, 1), 'ERR_OUT_OF_RANGE'],
    ];
    for (const [call, code] of calls) expect(errorOf(call)).toMatchObject({ code });
  }));
