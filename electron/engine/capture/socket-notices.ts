import type { BufferSize, SocketSettings } from '#native';
import { failed, type Failure } from '../../contract';

/** Why an open socket no longer receives. */
export function receiveFailure(
  name: string,
  { code, syscall }: { code: string; syscall: string },
): Failure {
  return failed(
    'RECEIVE_FAILED',
    `${name} no longer receives: ${syscall} failed with ${code}.`,
    'Stop the socket and start it again.',
  );
}

/** net.core.rmem_max and wmem_max limit buffers without an error (socket(7)). */
export function clampedBuffers({ receiveBuffer, sendBuffer }: SocketSettings): Failure[] {
  return [
    ...clamped(receiveBuffer, {
      code: 'RECEIVE_BUFFER_CLAMPED',
      name: 'receive',
      limit: 'net.core.rmem_max',
      effect: 'Bursts may be dropped.',
    }),
    ...clamped(sendBuffer, {
      code: 'SEND_BUFFER_CLAMPED',
      name: 'send',
      limit: 'net.core.wmem_max',
      effect: 'Bursts may have to wait.',
    }),
  ];
}

interface Buffer {
  code: Failure['code'];
  name: string;
  limit: string;
  effect: string;
}

function clamped({ asked, got }: BufferSize, { code, name, limit, effect }: Buffer): Failure[] {
  if (got >= asked) return [];
  return [
    failed(
      code,
      `The ${name} buffer is ${got} bytes, not ${asked}: ${limit} limits it. ${effect}`,
      `Raise the limit, then open the socket again:\nsudo sysctl -w ${limit}=${asked}`,
    ),
  ];
}
