import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Prints its port, and then the payload of each datagram in hexadecimal digits. */
const script = `
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4194304)
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1], flush=True)
while True:
    print(s.recv(70000).hex(), flush=True)
`;

/** A program that is not ours, listening on loopback. */
export class Receiver {
  readonly #child = spawn('python3', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  readonly #lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();

  /** Resolves to the address once it is bound. */
  async bound(): Promise<string> {
    return `127.0.0.1:${await this.#line()}`;
  }

  /** The next so many payloads that arrive, a character a byte. */
  async texts(count: number): Promise<string[]> {
    const texts: string[] = [];
    while (texts.length < count) {
      texts.push(Buffer.from(await this.#line(), 'hex').toString('latin1'));
    }
    return texts;
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  async #line(): Promise<string> {
    return (await this.#lines.next()).value ?? '';
  }
}
