import type { Capture as NativeCapture, SendDestination } from '#native';
import { success, type Address, type Destination, type Failure, type Result } from '../../contract';
import { isLinkLocal } from '../send/scope';
import { explainSendRefusal } from '../send/send-refusal';
import { failed, isSystemError } from './system-error';

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
    native.send(socket.id, payload, toNative(destination));
    return success(null);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { ok: false, error: explainSendRefusal(error.code, destination, error.message) };
  }
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
