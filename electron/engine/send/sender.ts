import { once } from 'node:events';
import { dgram } from '#native';
import {
  failure,
  isMulticast,
  success,
  type Destination,
  type Failure,
  type NetworkInterface,
  type Result,
} from '../../contract';
import { isSystemError } from '../capture/system-error';
import { listInterfaces } from '../interfaces';
import { isLinkLocal, limitedBroadcast } from './scope';
import { explainSendRefusal, longestOf } from './send-refusal';

export interface SenderOptions {
  /** Hops, also of multicast: 1 to 255. The system's, if absent: 64 and for multicast 1. */
  ttl?: number | undefined;
  /** Whether this machine hears what is sent to groups; on if absent. */
  loopback?: boolean | undefined;
  /** Name of the interface that groups, link-local addresses and 255.255.255.255 are reached by. */
  interface?: string | undefined;
  /** Address of this machine that is to be the source; the system's choice if absent. */
  source?: string | undefined;
}

/** What became of datagrams. */
export interface SendOutcome {
  sent: number;
  /** Bytes of the payloads of those. */
  bytes: number;
  /** Why each of the others was refused. */
  refusals: Failure[];
}

/** Sends datagrams to one destination from a socket of its own. */
export class Sender {
  #undelivered: (failure: Failure) => void = () => undefined;

  private constructor(
    private readonly socket: dgram.Socket,
    private readonly destination: Destination,
  ) {
    socket.on('icmp', ({ code = '' }) => this.#undelivered(explainSendRefusal(code, destination)));
    // What concerns a datagram is told where it is sent.
    socket.on('error', () => undefined);
  }

  static async open(
    destination: Destination,
    options: SenderOptions = {},
  ): Promise<Result<Sender>> {
    const by = interfaceOf(destination, options);
    if (!by.ok) return by;
    const zoned = withZone(destination, by.value);
    const socket = dgram.createSocket({ type: typeOf(destination), icmpErrors: hasIcmp(zoned) });
    try {
      if (zoned.kind === 'udp') {
        socket.bind(0, options.source ?? boundAddress(zoned, by.value));
        await once(socket, 'listening');
        tune(socket, zoned, { ...options, interface: by.value?.name });
      }
      return success(new Sender(socket, zoned));
    } catch (error) {
      socket.close();
      if (!isSystemError(error)) throw error;
      return { ok: false, error: explainSendRefusal(error.code, zoned, error.message) };
    }
  }

  /** The port that datagrams come from; null for Unix sockets. */
  get port(): number | null {
    return this.destination.kind === 'unix' ? null : this.socket.address().port;
  }

  /** Sets who is told when a machine on the way, or the last one, says that something did not arrive. */
  onUndelivered(listener: (failure: Failure) => void): void {
    this.#undelivered = listener;
  }

  /** Sends each as a datagram, in order; resolves when the system has taken or refused all. */
  async send(payloads: readonly Uint8Array[]): Promise<SendOutcome> {
    const outcome: SendOutcome = { sent: 0, bytes: 0, refusals: [] };
    const errors = await Promise.all(payloads.map((payload) => this.#post(payload)));
    for (const [at, error] of errors.entries()) {
      if (error !== null) {
        outcome.refusals.push(this.#explain(error));
        continue;
      }
      outcome.sent += 1;
      outcome.bytes += payloads[at]?.length ?? 0;
    }
    return outcome;
  }

  /**
   * Resolves after so many milliseconds, or earlier, when it is said that something did not arrive; at
   * once where nobody would say so.
   */
  async answered(milliseconds: number): Promise<void> {
    if (!hasIcmp(this.destination)) return;
    await once(this.socket, 'icmp', { signal: AbortSignal.timeout(milliseconds) }).catch(
      () => undefined,
    );
  }

  /** What was given to send() still leaves. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.socket.close(resolve);
    });
  }

  /** Those of one tick leave together. */
  async #post(payload: Uint8Array): Promise<Error | null> {
    const { socket, destination } = this;
    return await new Promise((resolve) => {
      if (destination.kind === 'unix') socket.send(payload, destination.path, resolve);
      else socket.send(payload, destination.port, destination.host, resolve);
    });
  }

  #explain(error: Error): Failure {
    if (!isSystemError(error)) throw error;
    return explainSendRefusal(error.code, this.destination, error.message);
  }
}

/** The longest payload that could be sent there, in bytes; what a Unix socket takes the system says. */
export function longestPayloadTo(destination: Destination): number {
  return destination.kind === 'unix' ? Infinity : longestOf[destination.family];
}

function typeOf(destination: Destination): dgram.SocketType {
  if (destination.kind === 'unix') return 'unix_dgram';
  return destination.family === 4 ? 'udp4' : 'udp6';
}

/** Other systems than Linux do not tell, and nobody answers for a group. */
function hasIcmp(destination: Destination): boolean {
  return (
    process.platform === 'linux' && destination.kind === 'udp' && !isMulticast(destination.host)
  );
}

/** The interface that was named, with the destination or as an option. */
export function interfaceOf(
  destination: Destination,
  options: SenderOptions,
): Result<NetworkInterface | undefined> {
  const own = destination.kind === 'udp' ? destination.interface : undefined;
  const name = options.interface ?? own;
  if (name === undefined) return success(undefined);
  const found = listInterfaces().find((candidate) => candidate.name === name);
  if (found !== undefined) return success(found);
  return failure(
    'INTERFACE_UNKNOWN',
    `This machine has no interface "${name}".`,
    'gramscope interfaces lists them.',
  );
}

function withZone(destination: Destination, by: NetworkInterface | undefined): Destination {
  if (destination.kind === 'unix' || by === undefined) return destination;
  const isBare = isLinkLocal(destination.host) && !destination.host.includes('%');
  return isBare ? { ...destination, host: `${destination.host}%${by.name}` } : destination;
}

/** A limited broadcast leaves by the interface that has the source address (Linux, ip(7)). */
function boundAddress(
  { family, host }: Extract<Destination, { kind: 'udp' }>,
  by: NetworkInterface | undefined,
): string {
  if (family === 6) return '::';
  const own = host === limitedBroadcast ? by?.addresses.find((one) => one.family === 4) : undefined;
  return own?.address ?? '0.0.0.0';
}

function tune(
  socket: dgram.Socket,
  { family, host }: Extract<Destination, { kind: 'udp' }>,
  { ttl, loopback = true, interface: by }: SenderOptions,
): void {
  if (family === 4) socket.setBroadcast(true);
  if (ttl !== undefined) socket.setTTL(ttl);
  if (!isMulticast(host)) return;
  if (ttl !== undefined) socket.setMulticastTTL(ttl);
  socket.setMulticastLoopback(loopback);
  if (by !== undefined) socket.setMulticastInterface(family === 4 ? by : `::%${by}`);
}
