import { isMulticast } from '../../contract';
import { mostJoined, type Joined } from './joined';

/** `Interface 12: Ethernet`, in the language of Windows: the number and the name are what counts. */
const interfaceLine = /^\S.*?\s(\d+)\s?:\s*(.+?)\s*$/u;

/** `0                    3  Yes   239.255.255.250`: scope, references, whether the last to report, address. */
const joinLine = /^\d+\s+(\d+)\s+\S+\s+([0-9a-f.:]+)(?:%\d+)?\s*$/iu;

/** Reads what `netsh interface ipv4 show joins` of Windows prints, or the same of `ipv6`. */
export function parseNetshJoins(text: string): Joined {
  const joined: Joined = { groups: [], protocols: [], omitted: 0 };
  let at = { index: 0, interface: '' };
  for (const line of text.split(/\r?\n/u)) {
    const [, users, group = ''] = joinLine.exec(line) ?? [];
    const [, index, name] = interfaceLine.exec(line) ?? [];
    if (isMulticast(group)) {
      if (joined.groups.length >= mostJoined) joined.omitted += 1;
      else joined.groups.push({ ...at, ...joinOf(group, Number(users)) });
    } else if (name !== undefined) {
      at = { index: Number(index), interface: name };
    }
  }
  return joined;
}

function joinOf(group: string, users: number) {
  return {
    family: group.includes(':') ? (6 as const) : (4 as const),
    group: group.toLowerCase(),
    users,
    isTimerRunning: false,
    filter: { mode: 'unknown' as const },
  };
}
