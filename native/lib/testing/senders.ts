import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { TETHER } from './processes';

export interface Sending {
  /** A loopback address. */
  address: string;
  port: number;
  /** "x" if absent. */
  payload?: string;
  /** 1 if absent; Infinity sends until the process is killed. */
  count?: number;
}

/** Another process sends, because these tests do without Node's own dgram. */
const SCRIPT = `
import socket, sys
address, port, payload, count = sys.argv[1], int(sys.argv[2]), sys.argv[3].encode(), float(sys.argv[4])
sender = socket.socket(socket.AF_INET6 if ':' in address else socket.AF_INET, socket.SOCK_DGRAM)
sent = 0
while sent < count:
    sender.sendto(payload, (address, port))
    sent += 1
`;

function start({ address, port, payload = 'x', count = 1 }: Sending): ChildProcess {
  const text = count === Infinity ? 'inf' : String(count);
  const command = [...TETHER, 'python3', '-c', SCRIPT, address, String(port), payload, text];
  return spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Sends as fast as it goes; resolves when all is sent. */
export async function send(sending: Sending): Promise<void> {
  const [code] = (await once(start(sending), 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the sender ended with ${code}`);
}

/** Sends without end while `body` runs. */
export async function duringFlood(sending: Sending, body: () => Promise<void>): Promise<void> {
  const flood = start({ ...sending, count: Infinity });
  const ended = once(flood, 'exit');
  try {
    await body();
  } finally {
    flood.kill('SIGKILL');
    await ended;
  }
}
