import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A process that has a UDP port open. */
export interface PortHolder {
  pid: number;
  name: string;
}

/** Looking through more processes than this would keep the person waiting. */
const mostProcesses = 20_000;

/**
 * The process that holds a UDP port, where that can be known: on Linux, from /proc/net/udp and
 * /proc/PID/fd (proc(5)); processes of other users are visible to root only. Undefined elsewhere.
 */
export async function findPortHolder(
  port: number,
  proc = '/proc',
): Promise<PortHolder | undefined> {
  const inodes = await inodesOfPort(port, proc);
  if (inodes.size === 0) return undefined;
  const processes = (await list(proc)).filter((entry) => /^\d+$/u.test(entry));
  for (const pid of processes.slice(0, mostProcesses)) {
    if (await holdsAny(join(proc, pid, 'fd'), inodes))
      return { pid: Number(pid), name: await nameOf(join(proc, pid)) };
  }
  return undefined;
}

/** The inode is the tenth column; the port stands in hexadecimal behind the local address. */
async function inodesOfPort(port: number, proc: string): Promise<Set<string>> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const inodes = new Set<string>();
  for (const table of ['udp', 'udp6']) {
    const text = await readFile(join(proc, 'net', table), 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(1)) {
      const columns = line.trim().split(/\s+/u);
      if (columns[1]?.endsWith(wanted) && columns[9]) inodes.add(`socket:[${columns[9]}]`);
    }
  }
  return inodes;
}

async function holdsAny(folder: string, inodes: ReadonlySet<string>): Promise<boolean> {
  for (const descriptor of await list(folder)) {
    const target = await readlink(join(folder, descriptor)).catch(() => '');
    if (inodes.has(target)) return true;
  }
  return false;
}

async function nameOf(folder: string): Promise<string> {
  return (await readFile(join(folder, 'comm'), 'utf8').catch(() => 'unknown')).trim();
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
