import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Binds a socket, joins a group if one is named with the address to join on, and prints its port, and then
 * of each datagram the payload in hexadecimal digits, TTL and source port. IP_RECVTTL is 12 on Linux.
 */
export const receiverScript = `
import socket, struct, sys
family, address, port, group = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
is_unix = family == 'AF_UNIX'
s = socket.socket(getattr(socket, family), socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4194304)
s.bind(address.replace('@', '\\0') if is_unix else (address, port))
if group:
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(group) + socket.inet_aton(sys.argv[5]))
if family == 'AF_INET':
    s.setsockopt(socket.IPPROTO_IP, 12, 1)
print(0 if is_unix else s.getsockname()[1], flush=True)
while True:
    data, ancillary, _, source = s.recvmsg(70000, 100)
    ttl = struct.unpack('i', ancillary[0][2])[0] if ancillary else 0
    print(data.hex(), ttl, 0 if is_unix else source[1], flush=True)
`;

/** A datagram that arrived. */
export interface Arrived {
  /** The payload, a character a byte. */
  text: string;
  ttl: number;
  sourcePort: number;
}

/** A socket of another program, which ends with close(). */
export class DatagramReceiver {
  readonly #child;
  readonly #lines: AsyncIterator<string>;

  private constructor(args: readonly string[]) {
    this.#child = spawn('python3', ['-c', receiverScript, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  /** Resolves once it is bound; to `PATH`, `@name` or `ADDRESS:PORT` as commands take it. */
  static async bind(
    family: 'AF_INET' | 'AF_INET6' | 'AF_UNIX' = 'AF_INET',
    address = '127.0.0.1',
  ): Promise<{ socket: DatagramReceiver; to: string; port: number }> {
    const socket = new DatagramReceiver([family, address, '0', '']);
    const port = Number(await socket.#line());
    if (family === 'AF_UNIX') return { socket, to: address, port };
    return {
      socket,
      to: family === 'AF_INET' ? `${address}:${port}` : `[${address}]:${port}`,
      port,
    };
  }

  /** The next so many that arrive. */
  async arrivals(count: number): Promise<Arrived[]> {
    const arrived: Arrived[] = [];
    while (arrived.length < count) {
      const [hex = '', ttl, port] = (await this.#line()).split(' ');
      const text = Buffer.from(hex, 'hex').toString('latin1');
      arrived.push({ text, ttl: Number(ttl), sourcePort: Number(port) });
    }
    return arrived;
  }

  async texts(count: number): Promise<string[]> {
    return (await this.arrivals(count)).map(({ text }) => text);
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  async #line(): Promise<string> {
    return (await this.#lines.next()).value ?? '';
  }
}
