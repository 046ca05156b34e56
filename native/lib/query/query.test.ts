import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { COUNTS_PER_BUCKET, LogFile, type Predicate, type Query } from '#native';
import { afterAll, describe, expect, test } from 'vitest';

import { errorOf } from '../testing/captures';
import { type FileDatagram, writeCaptureFile } from '../testing/capture-file';
import { runNode } from '../testing/processes';
import { problemWith, reason } from '../testing/skipping';

const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-query-'));
afterAll(() => rmSync(folder, { recursive: true }));

const START = 1_700_000_000_000_000;
const nanoseconds = (microseconds: number): bigint => BigInt(START + microseconds) * 1000n;

/** 600 datagrams a millisecond apart, each of whose fields repeats after another number. */
const various: FileDatagram[] = Array.from({ length: 600 }, (_, index) => {
  const isSix = index % 5 === 0;
  const host = index % 7;
  return {
    time: START + index * 1000,
    source: isSix ? `fd00:${host}::${index % 3}` : `10.${host}.0.${index % 3}`,
    destination: isSix ? 'ff02::1' : '192.0.2.9',
    sourcePort: 600 + (index % 20),
    destinationPort: index % 2 === 0 ? 514 : 9999,
    ttl: (index * 3) % 256,
    trafficClass: (index * 4) % 256,
    payload:
      index % 4 === 0
        ? `<${index % 192}>1 2023-11-14T22:13:20Z host app - - - message ${index}`
        : Buffer.from(`${'x'.repeat(index % 50)}Täst ${index}\0\xff`, 'utf8'),
  };
});
const file = path.join(folder, 'various.pcap');
writeCaptureFile(file, various);

async function withFile<T>(name: string, body: (log: LogFile) => Promise<T> | T): Promise<T> {
  const log = await LogFile.open(name);
  try {
    await log.indexed();
    return await body(log);
  } finally {
    log.close();
  }
}

/** The numbers of the datagrams that match. */
function found(predicate: Predicate, name = file): Promise<number[]> {
  return withFile(name, async (log) => {
    const query = log.query(predicate);
    const { failure, matches, unreadable } = await query.done();
    expect({ failure, unreadable }).toEqual({ failure: '', unreadable: 0 });
    const numbers = query.matches(1, 65536);
    expect(numbers.length).toBe(matches);
    query.close();
    return numbers;
  });
}

const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value));

const askedOfTshark: readonly [filter: string, predicate: Predicate][] = [
  ['ip.addr == 10.3.0.0/16', { kind: 'address', prefix: '10.3.0.0/16' }],
  ['ip.src == 10.3.0.1', { kind: 'address', prefix: '10.3.0.1', end: 'source' }],
  ['ipv6.addr == fd00:2::/32', { kind: 'address', prefix: 'fd00:2::/32' }],
  ['ipv6.dst == ff02::1', { kind: 'address', prefix: 'ff02::1', end: 'destination' }],
  ['udp.port == 514', { kind: 'port', least: 514, most: 514 }],
  [
    'udp.srcport >= 605 && udp.srcport <= 610',
    { kind: 'port', end: 'source', least: 605, most: 610 },
  ],
  ['udp.length <= 30', { kind: 'length', most: 22 }],
  [
    '(ip && ip.ttl >= 64 && ip.ttl <= 128) || (ipv6 && ipv6.hlim >= 64 && ipv6.hlim <= 128)',
    { kind: 'ttl', least: 64, most: 128 },
  ],
  ['ip.dsfield.dscp == 46 || ipv6.tclass.dscp == 46', { kind: 'dscp', least: 46, most: 46 }],
  ['syslog.level <= 3', { kind: 'and', of: [{ kind: 'severity', values: [0, 1, 2, 3] }] }],
  ['syslog.facility == 3', { kind: 'facility', values: [3] }],
  [
    'frame.time_epoch >= 1700000000.1 && frame.time_epoch < 1700000000.3',
    { kind: 'time', from: nanoseconds(100_000), to: nanoseconds(300_000) },
  ],
  ['udp.payload contains "message 1"', { kind: 'contains', bytes: text('message 1') }],
  [
    'udp.payload matches "(?i)T.+ST 5\\\\d\\\\d"',
    { kind: 'matches', pattern: 't.+st 5\\d\\d', flags: 'i' },
  ],
  [
    '!(udp.port == 514) && (ip.addr == 10.1.0.0/16 || udp.payload contains "st 33")',
    {
      kind: 'and',
      of: [
        { kind: 'not', of: { kind: 'port', least: 514, most: 514 } },
        {
          kind: 'or',
          of: [
            { kind: 'address', prefix: '10.1.0.0/16' },
            { kind: 'contains', bytes: text('st 33') },
          ],
        },
      ],
    },
  ],
];

const noTshark = problemWith('tshark');

describe.skipIf(noTshark !== undefined)(`a query and tshark agree on${reason(noTshark)}`, () => {
  test.each(askedOfTshark)('%s', async (filter, predicate) => {
    const args = ['-r', file, '-Y', filter, '-T', 'fields', '-e', 'frame.number'];
    const { stdout } = await promisify(execFile)('tshark', args);
    const theirs = stdout.split('\n').filter(Boolean).map(Number);
    expect(theirs.length).toBeGreaterThan(0);
    expect(await found(predicate)).toEqual(theirs);
  });
});

test('a pattern of ASCII sees bytes, any other one characters', async () => {
  const withoutMessages = various.flatMap((_, index) => (index % 4 === 0 ? [] : [index + 1]));
  const patterns = ['T\\xc3\\xa4st', 'Täst', 'T\\u00e4st', 'T..st', 'T.\\u0073t', '\\xff$'];
  for (const pattern of patterns.slice(0, 5)) {
    expect(await found({ kind: 'matches', pattern })).toEqual(withoutMessages);
  }
  const name = path.join(folder, 'bytes.pcap');
  writeCaptureFile(name, [{ payload: Buffer.from([0x61, 0xff]) }, { payload: 'aÿ' }]);
  expect(await found({ kind: 'matches', pattern: '^a\\xff$' }, name)).toEqual([1]);
  expect(await found({ kind: 'matches', pattern: '^aÿ$' }, name)).toEqual([2]);
});

test('patterns decide only what nothing else does', async () => {
  const predicate: Predicate = {
    kind: 'or',
    of: [
      {
        kind: 'and',
        of: [
          { kind: 'matches', pattern: '1$' },
          { kind: 'severity', values: [0] },
        ],
      },
      {
        kind: 'and',
        of: [
          { kind: 'matches', pattern: '^<8>' },
          { kind: 'matches', pattern: '8$' },
        ],
      },
    ],
  };
  const expected = various.flatMap(({ payload }, index) => {
    const words = String(payload);
    const pri = Number(/^<(\d+)>/.exec(words)?.[1] ?? NaN);
    return (pri % 8 === 0 && words.endsWith('1')) || (pri === 8 && words.endsWith('8'))
      ? [index + 1]
      : [];
  });
  expect(await found(predicate)).toEqual(expected);
});

test('matches are numbered, and their rows are those of the log', () =>
  withFile(file, async (log) => {
    const query = log.query({ kind: 'port', least: 514, most: 514 });
    await query.done();
    expect(query.matches(3, 2)).toEqual([5, 7]);
    expect(query.matches(301, 5)).toEqual([]);
    expect(query.rows(3, 2)).toEqual([...log.rows(5, 1), ...log.rows(7, 1)]);
    expect(query.rows(3, 1, { payloadLimit: 2 })[0]?.payload.length).toBe(2);
    expect([1, 4, 5, 6, 599, 600].map((number) => query.rankOf(number))).toEqual([
      1, 3, 3, 4, 300, 301,
    ]);
  }));

test('buckets count by time and severity', () =>
  withFile(file, async (log) => {
    const all = await log.buckets({ count: 3 });
    expect(all.from).toBe(nanoseconds(0));
    expect(all.to).toBe(nanoseconds(599_000) + 1n);
    expect(all.extent).toEqual({ earliest: nanoseconds(0), latest: nanoseconds(599_000) });
    expect(all.counts.length).toBe(3 * COUNTS_PER_BUCKET);
    expect([...all.counts.subarray(0, COUNTS_PER_BUCKET)]).toEqual([25, 0, 0, 0, 25, 0, 0, 0, 150]);

    const query = log.query({ kind: 'severity', values: [4] });
    await query.done();
    const part = await query.buckets({ from: nanoseconds(0), to: nanoseconds(100_000), count: 1 });
    expect([...part.counts]).toEqual(
      [0, 0, 0, 0, 13, 0, 0, 0, 0].map((n, at) => (at === 4 ? 12 : n)),
    );
    expect(part.extent).toEqual(all.extent);
  }));

test('buckets of an empty log are empty', async () => {
  const name = path.join(folder, 'empty.pcap');
  writeCaptureFile(name, []);
  await withFile(name, async (log) => {
    const { counts, extent } = await log.buckets({ count: 2 });
    expect([...counts]).toEqual(Array.from({ length: 18 }, () => 0));
    expect(extent).toBeNull();
  });
});

test('a query follows a file that grows', async () => {
  const bytes = readFileSync(file);
  const stream = new PassThrough();
  stream.write(bytes.subarray(0, 20_000));
  const log = await LogFile.open(stream);
  const query = log.query({ kind: 'port', least: 514, most: 514 });
  while (query.progress().matches === 0) await activity(query);
  expect(query.progress().done).toBe(false);
  stream.end(bytes.subarray(20_000));
  expect(await query.done()).toMatchObject({ matches: 300, evaluated: 600, caughtUp: true });
  query.close();
  log.close();
});

function activity(query: Query): Promise<void> {
  return new Promise((resolve) => {
    query.onActivity(resolve);
    query.progress();
  });
}

/** A pattern that backtracks without end on its payload, whichever way it is run. */
const endless: Predicate = { kind: 'matches', pattern: '^(a+)+\\1$', flags: 'i' };
const endlessFile = path.join(folder, 'endless.pcap');
writeCaptureFile(endlessFile, [{ payload: 'b' }, { payload: `${'a'.repeat(60)}!` }]);

test('a query whose pattern backtracks without end can be cancelled', () =>
  withFile(endlessFile, async (log) => {
    const query = log.query(endless);
    await activity(query);
    query.cancel();
    expect(await query.done()).toMatchObject({ done: true, failure: '', matches: 0 });
  }));

test('a query whose pattern backtracks without end fails in time', () =>
  withFile(endlessFile, async (log) => {
    const query = log.query(endless, { timeLimit: 100 });
    const { failure } = await query.done();
    expect(failure).toBe(
      'a pattern took more than 100 ms for a few datagrams: it may backtrack without end',
    );
    query.close();
  }));

test('a query goes on when its file is closed', async () => {
  const log = await LogFile.open(file);
  const { datagrams } = await log.indexed();
  const query = log.query({ kind: 'contains', bytes: text('TÄST'), ignoreCase: true });
  const counted = query.buckets({ count: 1 });
  log.close();
  expect(await query.done()).toMatchObject({ evaluated: datagrams, failure: '' });
  expect(query.rows(1, 1)).toEqual([]);
  expect((await counted).extent?.earliest).toBe(nanoseconds(0));
  query.close();
  expect(errorOf(() => query.progress())).toMatchObject({ code: 'ERR_QUERY_CLOSED' });
  query.close();
});

test('payloads that a file has lost do not match, and are counted', async () => {
  const name = path.join(folder, 'shrinking.pcap');
  writeCaptureFile(name, various);
  await withFile(name, async (log) => {
    writeCaptureFile(name, various.slice(0, 100));
    const query = log.query({ kind: 'contains', bytes: text('s') });
    const { matches, unreadable, failure } = await query.done();
    expect({ failure, matches, unreadable }).toEqual({
      failure: '',
      matches: 100,
      unreadable: 500,
    });
    query.close();
  });
});

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

test('a query that has caught up does not keep the process alive, one that has not does', async () => {
  const printed = await runNode(`
    const { LogFile } = require(BUNDLE);
    process.on('exit', () => console.log('end'));
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(file)});
      await log.indexed();
      globalThis.unseen = log.query({ kind: 'matches', pattern: 'x' });
      globalThis.query = log.query({ kind: 'matches', pattern: 'message' });
      console.log((await query.done()).matches);
    })();
  `);
  expect(printed).toBe('150\nend');
});

test('process.exit with a query in the middle of a pattern ends cleanly', async () => {
  const printed = await runNode(`
    const { LogFile } = require(BUNDLE);
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(endlessFile)});
      await log.indexed();
      const query = log.query(${JSON.stringify(endless)});
      query.onActivity(() => setImmediate(() => { console.log('exit'); process.exit(0); }));
    })();
  `);
  expect(printed).toBe('exit');
});

test('queries that nobody closed are collected, workers and all', async () => {
  const printed = await runNode(
    `
    const { LogFile } = require(BUNDLE);
    void (async () => {
      const log = await LogFile.open(${JSON.stringify(file)});
      await log.indexed();
      const threads = () => readdirSync('/proc/self/task').length;
      const before = threads();
      for (let i = 0; i < 5; i += 1) log.query(${JSON.stringify(endless)});
      const opened = threads() - before;
      for (let rounds = 0; threads() > before && rounds < 200; rounds += 1) {
        gc();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      console.log(opened >= 10, threads() <= before);
    })();
  `,
    ['--expose-gc'],
  );
  expect(printed).toBe('true true');
});
