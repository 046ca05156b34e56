import { bufferSizeError, invalidValue, systemError, systemErrorOf } from './errors';
import type { Handle } from './handle';
import type { SocketOption } from './native-socket';
import { checkBufferSize, checkNumber } from './validate';

/** The lowest and highest hop count that an option takes. */
const HOPS = { ttl: [1, 255], multicastTtl: [0, 255] } as const;

/** Sets a hop count. Throws ERR_INVALID_ARG_TYPE, EINVAL outside its range, EBADF before bind(). */
export function setHops(
  target: SettableHandle,
  option: keyof typeof HOPS,
  syscall: string,
  value: unknown,
): number {
  const hops = checkNumber(value, 'ttl');
  target.checkRunning();
  const [lowest, highest] = HOPS[option];
  if (!Number.isInteger(hops) || hops < lowest || hops > highest) {
    const range = `an integer >= ${lowest} && <= ${highest}`;
    throw invalidValue(syscall, { name: 'ttl', range, value });
  }
  setOption(target, option, syscall, hops);
  return hops;
}

/** What options are set on: as in Node, a socket has none before it is bound. */
export interface SettableHandle {
  readonly handle: Handle;
  /** Throws ERR_SOCKET_DGRAM_NOT_RUNNING. */
  checkRunning(): void;
  /** Whether there is a descriptor yet. */
  readonly hasDescriptor: boolean;
}

/** Throws ERR_SOCKET_DGRAM_NOT_RUNNING, EBADF before bind(), or what the system says. */
export function setOption(
  target: SettableHandle,
  option: SocketOption,
  syscall: string,
  value: number,
): void {
  checkDescriptor(target, syscall);
  try {
    target.handle.native().setOption(option, value);
  } catch (error) {
    throw systemErrorOf(syscall, error);
  }
}

export function checkDescriptor(target: SettableHandle, syscall: string): void {
  target.checkRunning();
  if (!target.hasDescriptor) throw systemError(syscall, 'EBADF');
}

const BUFFER_SYSCALLS = {
  receiveBuffer: 'uv_recv_buffer_size',
  sendBuffer: 'uv_send_buffer_size',
} as const;

/** Bytes. Throws ERR_SOCKET_BAD_BUFFER_SIZE and ERR_SOCKET_BUFFER_SIZE. */
export function setBufferSize(
  target: SettableHandle,
  option: keyof typeof BUFFER_SYSCALLS,
  value: unknown,
): void {
  const size = checkBufferSize(value);
  target.checkRunning();
  const syscall = BUFFER_SYSCALLS[option];
  if (size > 0x7fffffff) throw bufferSizeError(syscall, { code: 'EINVAL' });
  if (!target.hasDescriptor) throw bufferSizeError(syscall, { code: 'EBADF' });
  // 0 asks for nothing, as in Node.
  if (size > 0) wordingBufferErrors(syscall, () => target.handle.native().setOption(option, size));
}

/** Bytes, as the system counts them: Linux says twice what was asked. Throws ERR_SOCKET_BUFFER_SIZE. */
export function getBufferSize(
  target: SettableHandle,
  option: keyof typeof BUFFER_SYSCALLS,
): number {
  target.checkRunning();
  const syscall = BUFFER_SYSCALLS[option];
  if (!target.hasDescriptor) throw bufferSizeError(syscall, { code: 'EBADF' });
  return wordingBufferErrors(syscall, () => target.handle.native().getOption(option));
}

function wordingBufferErrors<Value>(syscall: string, body: () => Value): Value {
  try {
    return body();
  } catch (error) {
    throw bufferSizeError(syscall, error as NodeJS.ErrnoException);
  }
}
