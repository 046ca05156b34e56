import { readdirSync, readFileSync } from 'node:fs';

/** A process, told apart from a later one with the same number by when it started. */
export interface ProcessIdentity {
  pid: number;
  started: string;
}

/** All processes below one, as /proc tells (proc(5)). */
export function descendants(pid: number): ProcessIdentity[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => readStat(Number(name)))
    .filter((stat) => stat !== undefined);
  const found: ProcessIdentity[] = [];
  for (const parents = [pid]; parents.length > 0;) {
    const parent = parents.pop();
    const children = all.filter((stat) => stat.parent === parent);
    found.push(...children);
    parents.push(...children.map((child) => child.pid));
  }
  return found;
}

/** Those of the processes that still run; a zombie that nobody waited for does not. */
export function stillRunning(processes: ProcessIdentity[]): ProcessIdentity[] {
  return processes.filter(({ pid, started }) => {
    const stat = readStat(pid);
    return stat !== undefined && stat.started === started && stat.state !== 'Z';
  });
}

function readStat(pid: number): (ProcessIdentity & { parent: number; state: string }) | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the columns are counted from behind it.
    const columns = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid, state: columns[0] ?? '', parent: Number(columns[1]), started: columns[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** One line of /proc/PID/status. */
export function statusOf(pid: number, field: string): string | undefined {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return new RegExp(`^${field}:\\s*(.*)$`, 'mu').exec(text)?.[1];
}

/** The command line of a process, words separated by spaces. */
export function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}
