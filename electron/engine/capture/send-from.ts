import type { Capture as NativeCapture, SendDestination } from '#native';
import {
  failed,
  formatDestination,
  isMulticast,
  success,
  type Address,
  type Destination,
  type Failure,
  type Result,
} from '../../contract';
import { isLinkLocal } from '../send/scope';
import { explainSendRefusal } from '../send/send-refusal';
import { isSystemError, type SystemError } from './system-error';

/** A socket to send from. */
export interface SendingSocket {
  id: number;
  address: Address;
  name: string;
}

/**
 * Sends one datagram from a socket of the capture, with the hops, the loopback and the interface that
 * are set on it. The log has it as outbound.
 */
export function sendFrom(
  native: NativeCapture,
  socket: SendingSocket,
  destination: Destination,
  payload: Uint8Array,
): Result<null> {
  const mismatch = mismatchOf(socket, destination);
  if (mismatch !== undefined) return { ok: false, error: mismatch };
  try {
    byInterface(native, socket.id, destination, () =>
      native.send(socket.id, payload, toNative(destination)),
    );
    return success(null);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { ok: false, error: explain(native, socket, destination, error) };
  }
}

/** Groups leave by the interface of the destination, where it names one, and else by that of the socket. */
function byInterface(native: NativeCapture, id: number, to: Destination, send: () => void): void {
  const by = to.kind === 'udp' && isMulticast(to.host) ? to.interface : undefined;
  if (by === undefined) return send();
  const usual = native.settings(id).udp?.multicastInterface ?? null;
  native.tune(id, { multicastInterface: by });
  try {
    send();
  } finally {
    native.tune(id, { multicastInterface: usual });
  }
}

function explain(
  native: NativeCapture,
  { id, name }: SendingSocket,
  to: Destination,
  { code, message }: SystemError,
): Failure {
  // EACCES is also what a route says that forbids it (ip(7)).
  if (code === 'EACCES' && to.kind === 'udp' && native.settings(id).udp?.broadcast === false) {
    return failed(
      'SEND_REFUSED',
      `Nothing can be sent to ${formatDestination(to)}: ${name} may not send to broadcast addresses.`,
      'Switch broadcast on among the options of the socket.',
    );
  }
  return explainSendRefusal(code, to, message);
}

/** What can never be sent from a socket of this kind. */
function mismatchOf({ address, name }: SendingSocket, to: Destination): Failure | undefined {
  const own = address.kind === 'unix' ? 'unix' : address.family;
  const wanted = to.kind === 'unix' ? 'unix' : to.family;
  if (own === wanted) return undefined;
  return failed(
    'SEND_REFUSED',
    `${name} cannot send to ${nameOf(wanted)}: it is a socket for ${nameOf(own)}.`,
    `Send from a socket for ${nameOf(wanted)}.`,
  );
}

function nameOf(kind: 4 | 6 | 'unix'): string {
  return kind === 'unix' ? 'Unix datagrams' : `IPv${kind}`;
}

/** Addresses of link scope, unicast and groups, have the interface as their zone (RFC 4007). */
function toNative(destination: Destination): SendDestination {
  if (destination.kind === 'unix') return { path: destination.path };
  const { family, host, port, interface: by } = destination;
  const isBare = family === 6 && by !== undefined && !host.includes('%');
  const needsZone = isBare && (isLinkLocal(host) || /^ff/iu.test(host));
  return { address: needsZone ? `${host}%${by}` : host, port };
}
