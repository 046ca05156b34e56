import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Predicate } from '#native';
import { afterAll, describe, expect, test } from 'vitest';

import { file, found, nanoseconds, removeFiles, text } from '../testing/queries';
import { problemWith, reason } from '../testing/skipping';

afterAll(removeFiles);

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
  ['frame.len >= 60 && frame.len <= 84', { kind: 'frameLength', least: 60, most: 84 }],
  [
    'frame.number >= 17 && frame.number <= 402 && udp.port == 514',
    {
      kind: 'and',
      of: [
        { kind: 'frame', least: 17, most: 402 },
        { kind: 'port', least: 514, most: 514 },
      ],
    },
  ],
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
