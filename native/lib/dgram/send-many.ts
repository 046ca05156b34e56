import { alreadyConnected, invalidType } from './errors';
import { checkPath, toBuffers, type Payload } from './send-arguments';
import { checkPort, checkString } from './validate';

/** One datagram of sendMany(). On a connected socket it has no destination. */
export interface ManyMessage {
  payload: Payload;
  /** 1 to 65535; UDP. */
  port?: number;
  /** An address or a name; 127.0.0.1 or ::1 if absent; UDP. */
  address?: string;
  /** A path or `@name`; Unix sockets. */
  path?: string;
}

/** The first error, if any, and how many datagrams left. Called once, when all are settled. */
export type ManyCallback = (error: Error | null, sent: number) => void;

/** A datagram of sendMany(), understood. */
export interface ManyRequest {
  buffers: Uint8Array[];
  /** A path, or null for the connected peer. */
  to: { port: number; address: string | undefined } | string | null;
}

/** Where the socket's datagrams go. */
export type Addressing = 'endpoint' | 'path' | 'connected';

/**
 * Checks all messages before the first is sent. Throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
 * ERR_SOCKET_BAD_PORT and ERR_SOCKET_DGRAM_IS_CONNECTED.
 */
export function parseMany(messages: unknown, addressing: Addressing): ManyRequest[] {
  if (!Array.isArray(messages)) throw invalidType('messages', 'an instance of Array', messages);
  return messages.map((message: unknown) => parseOne(message, addressing));
}

function parseOne(message: unknown, addressing: Addressing): ManyRequest {
  if (typeof message !== 'object' || message === null) {
    throw invalidType('message', 'of type object', message);
  }
  const { payload, port, address, path } = message as ManyMessage;
  const buffers = toBuffers(payload);
  if (addressing === 'path') return { buffers, to: checkPath(path) };
  if (addressing === 'connected') {
    if (port !== undefined || address !== undefined || path !== undefined) throw alreadyConnected();
    return { buffers, to: null };
  }
  const name = address === undefined ? undefined : checkString(address, 'address');
  return { buffers, to: { port: checkPort(port, 1), address: name || undefined } };
}

/** One callback in the place of `count`. */
export function tally(count: number, callback: ManyCallback): (error: Error | null) => void {
  let settled = 0;
  let sent = 0;
  let first: Error | null = null;
  return (error) => {
    settled += 1;
    if (error === null) sent += 1;
    else first ??= error;
    if (settled === count) callback(first, sent);
  };
}
