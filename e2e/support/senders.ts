import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';

/** Programs that are not ours, sending to loopback. */

const run = promisify(execFile);

/** util-linux logger(1): RFC 5424 with timeQuality, over a datagram. */
export async function sendWithLogger(port: number, text: string): Promise<void> {
  await run('logger', ['-n', '127.0.0.1', '-P', String(port), '-d', '-t', 'e2e', text]);
}

/** util-linux logger(1) to a Unix socket: no host name. */
export async function sendWithLoggerToUnix(path: string, text: string): Promise<void> {
  await run('logger', ['-u', path, '-t', 'e2e', text]);
}

/** To a group, by way of loopback alone. */
export async function sendToGroup(group: string, port: number, text: string): Promise<void> {
  const script = `
import socket, sys
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
out.sendto(sys.argv[3].encode(), (sys.argv[1], int(sys.argv[2])))
`;
  await run('python3', ['-c', script, group, String(port), text]);
}

/** RTP (RFC 3550) to a group, by way of loopback alone: one packet for each sequence number. */
export async function sendRtpToGroup(
  group: string,
  port: number,
  sequence: readonly number[],
  payloadType = 0,
): Promise<void> {
  const script = `
import socket, struct, sys
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
out.bind(("127.0.0.1", int(sys.argv[2]) - 1))
for number in map(int, sys.argv[3].split(",")):
    header = struct.pack(">BBHII", 0x80, int(sys.argv[4]), number % 65536, 160 * number % 2**32, 0xbeef)
    out.sendto(header + bytes(160), (sys.argv[1], int(sys.argv[2])))
`;
  const numbers = sequence.join(',');
  await run('python3', ['-c', script, group, String(port), numbers, String(payloadType)]);
}

/** Python's logging.handlers.SysLogHandler: a priority, no time, no host, a NUL at the end. */
export async function sendWithPython(port: number, text: string): Promise<void> {
  const script = `
import logging, logging.handlers, sys
handler = logging.handlers.SysLogHandler(("127.0.0.1", int(sys.argv[1])))
logging.getLogger().addHandler(handler)
logging.warning(sys.argv[2])
`;
  await run('python3', ['-c', script, String(port), text]);
}

/** bash(1), "Redirections": /dev/udp/host/port. */
export async function sendWithBash(port: number, text: string, host = '127.0.0.1'): Promise<void> {
  await run('bash', ['-c', 'printf %s "$1" > "/dev/udp/$2/$3"', 'bash', text, host, String(port)]);
}

export interface Flood {
  process: ChildProcess;
  /** Resolves, when the sender has ended, to the number it sent. */
  sent: Promise<number>;
}

const floodScript = `
import socket, sys, time
port, total, rate = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.connect(("127.0.0.1", port))
start, sent = time.monotonic(), 0
while sent < total:
    due = min(total, int((time.monotonic() - start) * rate) + 1)
    while sent < due:
        try:
            out.send(b"<134>1 2026-01-01T00:00:00Z flood e2e - - - datagram %d" % sent)
        except ConnectionRefusedError:
            pass
        sent += 1
    time.sleep(0.002)
print(sent)
`;

/** Sends numbered messages at an even rate from a process of its own. */
export function flood({
  port,
  total,
  perSecond,
}: {
  port: number;
  total: number;
  perSecond: number;
}): Flood {
  const child = spawn('python3', ['-c', floodScript, ...[port, total, perSecond].map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const sent = new Promise<number>((resolve) => {
    child.on('close', () => resolve(Number(output || 0)));
  });
  return { process: child, sent };
}

/** Sends bytes, given in hexadecimal; they go to the program as its input, for arguments are short. */
export function sendBytes(port: number, hex: string): void {
  const script =
    'import socket,sys; socket.socket(socket.AF_INET,socket.SOCK_DGRAM).sendto(bytes.fromhex(sys.stdin.read()),("127.0.0.1",int(sys.argv[1])))';
  execFileSync('python3', ['-c', script, String(port)], { input: hex });
}

/** Sends bytes, given in hexadecimal, to a group, by way of loopback alone. */
export async function sendBytesToGroup(group: string, port: number, hex: string): Promise<void> {
  const script = `
import socket, sys
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
out.sendto(bytes.fromhex(sys.argv[3]), (sys.argv[1], int(sys.argv[2])))
`;
  await run('python3', ['-c', script, group, String(port), hex]);
}

/** Sends a text to a group again and again, by way of loopback alone, until the process is ended. */
export function keepSendingToGroup(group: string, port: number, text: string): ChildProcess {
  const script = `
import socket, sys, time
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
while True:
    out.sendto(sys.argv[3].encode(), (sys.argv[1], int(sys.argv[2])))
    time.sleep(0.05)
`;
  const args = ['-c', script, group, String(port), text];
  return spawn('python3', args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
