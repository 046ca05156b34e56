import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that is not ours, receiving on loopback: it prints its port, then of each datagram the payload and source port. */
const script = `
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4194304)
s.bind((sys.argv[1] or "127.0.0.1", int(sys.argv[2])))
if sys.argv[1]:
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(sys.argv[1]) + socket.inet_aton("127.0.0.1"))
print(s.getsockname()[1], flush=True)
while True:
    data, source = s.recvfrom(70000)
    print(data.hex(), source[1], flush=True)
`;

/** A datagram that arrived. */
export interface Arrived {
  /** The payload, a character a byte. */
  text: string;
  sourcePort: number;
}

/** A socket of Python's. */
export class Receiver {
  readonly #lines: AsyncIterator<string>;

  private constructor(
    private readonly child: ChildProcess,
    lines: AsyncIterator<string>,
    readonly port: number,
  ) {
    this.#lines = lines;
  }

  /** Binds to a port of loopback, a free one if that is 0; joins a group by way of loopback if one is named. */
  static async open({ group = '', port = 0 } = {}): Promise<Receiver> {
    const child = spawn('python3', ['-c', script, group, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    return new Receiver(child, lines, Number((await lines.next()).value));
  }

  /** The next so many that arrive. */
  async arrivals(count: number): Promise<Arrived[]> {
    const arrived: Arrived[] = [];
    while (arrived.length < count) {
      const [hex = '', port] = String((await this.#lines.next()).value).split(' ');
      arrived.push({ text: Buffer.from(hex, 'hex').toString('latin1'), sourcePort: Number(port) });
    }
    return arrived;
  }

  async texts(count: number): Promise<string[]> {
    return (await this.arrivals(count)).map(({ text }) => text);
  }

  close(): void {
    this.child.kill('SIGKILL');
  }
}
