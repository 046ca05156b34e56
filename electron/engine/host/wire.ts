import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A datagram as it was seen on a link, whether or not the system lets anybody have it. */
export interface SeenOnWire {
  source: string;
  port: number;
  ttl: number | null;
}

export interface WatchOptions {
  interface: string;
  group: string;
  /** Null for every port. */
  port: number | null;
  /** Datagrams after which to stop looking. */
  most: number;
  signal: AbortSignal;
  onSeen: (seen: SeenOnWire) => void;
}

/**
 * Has tcpdump(8) watch a link, where it is installed and permitted. Resolves when it has ended: to false where it
 * could not look. It is ended by the signal.
 */
export async function watchWire(options: WatchOptions): Promise<boolean> {
  const { group, port, signal } = options;
  const filter = `udp and dst host ${group}${port === null ? '' : ` and dst port ${port}`}`;
  const how = ['-i', options.interface, '-n', '-t', '-v', '-l', '--immediate-mode'];
  const child = spawn('tcpdump', [...how, '-c', String(options.most), filter], {
    env: { ...process.env, LC_ALL: 'C', PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (status) => resolve(status === 0 || signal.aborted));
  });
  const end = () => child.kill();
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  const read = wireReader(options.onSeen);
  createInterface({ input: child.stdout }).on('line', read);
  try {
    return await ended;
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/**
 * Reads what `tcpdump -n -t -v` prints: of IPv4 the header on a line before that of the addresses, `IP (tos 0x0, ttl
 * 7, ...`, and of IPv6 both on one.
 */
export function wireReader(onSeen: (seen: SeenOnWire) => void): (line: string) => void {
  let ttl: number | null = null;
  return (line) => {
    const hops = /^IP6? \(.*?\b(?:ttl|hlim) (\d{1,3})\b/u.exec(line)?.[1];
    if (hops !== undefined) ttl = Number(hops);
    const [, source, port] =
      /(?:^\s+|\) )([0-9a-f.:]+)\.\d+ > [0-9a-f.:]+\.(\d+): /iu.exec(line) ?? [];
    if (source === undefined) return;
    onSeen({ source, port: Number(port), ttl });
    ttl = null;
  };
}
