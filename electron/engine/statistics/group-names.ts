import type { Grouping } from '../../contract';
import { quotedText } from '../filter/expression';
import { severityName } from '../decode/syslog/names';

/** What a group is called, and the filter that shows its datagrams alone; null where none does. */
export interface GroupName {
  name: string;
  filter: string | null;
}

/** What the numbers of sockets stand for: of a file, those of its interfaces. */
export type SocketNames = Readonly<Record<number, string>>;

/** The key of a group, as `StatisticsGroup` of the native statistics has it. */
type Key = number | string;

const noPort = 65_536;
const noSeverity = 8;

export function nameGroup(by: Grouping, key: Key, sockets: SocketNames): GroupName {
  return namers[by](key, sockets);
}

const namers: Readonly<Record<Grouping, (key: Key, sockets: SocketNames) => GroupName>> = {
  source: (key, sockets) => nameEnd('src', key, sockets),
  destination: (key, sockets) => nameEnd('dst', key, sockets),
  socket: nameSocket,
  port: (key) =>
    key === noPort
      ? { name: 'no port', filter: 'not udp' }
      : { name: String(key), filter: `udp.dstport == ${key}` },
  severity: (key) =>
    key === noSeverity
      ? { name: 'no severity', filter: 'not syslog.level' }
      : { name: severityName(Number(key)), filter: `syslog.level == ${key}` },
};

function nameSocket(key: Key, sockets: SocketNames): GroupName {
  const name = sockets[Number(key)] ?? '';
  if (name === '') return { name: `number ${key}`, filter: null };
  return { name, filter: `gramscope.socket == ${quotedText(name)}` };
}

/** An address, or the path of a Unix peer, or a Unix socket of ours, which is known by its number. */
function nameEnd(end: 'src' | 'dst', key: Key, sockets: SocketNames): GroupName {
  if (typeof key === 'number') return nameSocket(key, sockets);
  if (key === '') return { name: 'unnamed', filter: null };
  // A zone is that of the machine that captured, which filters do not ask about.
  const [address = ''] = key.split('%');
  if (/^[\d.]+$/u.test(address)) return { name: key, filter: `ip.${end} == ${address}` };
  if (/^[\da-f:.]+$/u.test(address) && address.includes(':'))
    return { name: key, filter: `ipv6.${end} == ${address}` };
  return { name: key, filter: `gramscope.path == ${quotedText(key)}` };
}
