import { expect, test } from 'vitest';
import type { Destination } from '../../contract';
import { explainSendRefusal } from './send-refusal';

const udp: Destination = { kind: 'udp', family: 4, host: '192.0.2.1', port: 514 };
const linkLocal: Destination = { kind: 'udp', family: 6, host: 'fe80::1', port: 514 };
const unix: Destination = { kind: 'unix', path: '/run/log.sock' };

test.each([
  ['ENETUNREACH', udp, 'DESTINATION_UNREACHABLE', /no route to it/u, /Add a route/u],
  ['EHOSTUNREACH', udp, 'DESTINATION_UNREACHABLE', /no machine answers/u, /cable/u],
  ['EADDRNOTAVAIL', udp, 'DESTINATION_UNREACHABLE', /no address/u, /address of that family/u],
  ['EMSGSIZE', udp, 'MESSAGE_TOO_LONG', /Too long for 192\.0\.2\.1:514/u, /65,507 bytes/u],
  ['EMSGSIZE', linkLocal, 'MESSAGE_TOO_LONG', /\[fe80::1\]:514/u, /65,527 bytes/u],
  ['EMSGSIZE', unix, 'MESSAGE_TOO_LONG', /log\.sock/u, /wmem_max/u],
  ['EPERM', udp, 'SEND_REFUSED', /firewall/u, /nft list ruleset/u],
  ['EACCES', udp, 'SEND_REFUSED', /not permit/u, /route/u],
  ['EACCES', unix, 'SEND_REFUSED', /may not write/u, /permissions/u],
  ['ENOBUFS', udp, 'SEND_REFUSED', /queue/u, /more slowly/u],
  ['ECONNREFUSED', udp, 'SEND_REFUSED', /nobody listens at that port/u, /Start the program/u],
  ['ECONNREFUSED', unix, 'SEND_REFUSED', /nobody listens there/u, /Start the program/u],
  ['EINVAL', linkLocal, 'DESTINATION_UNREACHABLE', /needs its interface/u, /fe80::1%INTERFACE/u],
  ['EINVAL', udp, 'SEND_REFUSED', /invalid/u, /blackhole/u],
  ['EAFNOSUPPORT', linkLocal, 'FAMILY_UNSUPPORTED', /IPv6/u, /another kind/u],
  ['ENODEV', udp, 'INTERFACE_UNKNOWN', /no such interface/u, /gramscope interfaces/u],
  ['ENOENT', unix, 'SEND_REFUSED', /no such socket/u, /Start the program/u],
  ['EIO', udp, 'SEND_REFUSED', /the system says EIO/u, /^$/u],
])('%s on the way to %j is %s', (code, destination, failure, message, detail) => {
  const explained = explainSendRefusal(code, destination);
  expect(explained.code).toBe(failure);
  expect(explained.message).toMatch(message);
  expect(explained.detail).toMatch(detail);
});

test('what the system says of an error that is not known is told', () => {
  expect(explainSendRefusal('EIO', udp, 'the cable burns').message).toBe(
    'Nothing can be sent to 192.0.2.1:514: the cable burns.',
  );
});
