import { describe, expect, it } from 'vitest';
import type { Grouping } from '../../contract';
import { readFilter } from '../filter/read-filter';
import { nameGroup } from './group-names';

const sockets = { 1: 'udp://0.0.0.0:514', 2: String.raw`unix:/run/a"b\c` };

const named: [Grouping, number | string, string, string | null][] = [
  ['source', '192.0.2.1', '192.0.2.1', 'ip.src == 192.0.2.1'],
  ['source', 'fe80::1%eth0', 'fe80::1%eth0', 'ipv6.src == fe80::1'],
  ['destination', 'ff02::fb', 'ff02::fb', 'ipv6.dst == ff02::fb'],
  ['destination', '::ffff:192.0.2.1', '::ffff:192.0.2.1', 'ipv6.dst == ::ffff:192.0.2.1'],
  ['source', '/run/peer', '/run/peer', 'gramscope.path == "/run/peer"'],
  ['source', '@peer', '@peer', 'gramscope.path == "@peer"'],
  ['source', '', 'unnamed', null],
  ['destination', 2, sockets[2], String.raw`gramscope.socket == "unix:/run/a\"b\\c"`],
  ['socket', 1, sockets[1], 'gramscope.socket == "udp://0.0.0.0:514"'],
  ['socket', 9, 'number 9', null],
  ['port', 514, '514', 'udp.dstport == 514'],
  ['port', 65_536, 'no port', 'not udp'],
  ['severity', 3, 'err', 'syslog.level == 3'],
  ['severity', 8, 'no severity', 'not syslog.level'],
];

describe('groups', () => {
  it.each(named)('by %s: %s is called %s', (by, key, name, filter) => {
    expect(nameGroup(by, key, sockets)).toEqual({ name, filter });
    expect(readFilter(filter ?? 'udp')).toMatchObject({ ok: true });
  });
});
