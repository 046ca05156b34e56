import { isMulticast } from '../../contract';
import { mostJoined, type Joined } from './joined';

/**
 * Reads what `netstat -g` of macOS prints: a table for each family, with the group, the address of the link
 * layer and the interface in its columns. It tells neither users nor versions, and of sources nothing.
 */
export function parseNetstatGroups(text: string): Joined {
  const joined: Joined = { groups: [], protocols: [], omitted: 0 };
  for (const line of text.split('\n')) {
    const [address = '', ...rest] = line.trim().split(/\s+/u);
    const [group = '', zone] = address.toLowerCase().split('%');
    const name = zone ?? rest.at(-1);
    if (!isMulticast(group) || name === undefined) continue;
    if (joined.groups.length >= mostJoined) {
      joined.omitted += 1;
      continue;
    }
    joined.groups.push({
      interface: name,
      index: 0,
      family: group.includes(':') ? 6 : 4,
      group,
      users: null,
      isTimerRunning: false,
      filter: { mode: 'unknown' },
    });
  }
  return joined;
}
