import { constants } from 'node:os';
import { getSystemErrorMap, inspect, type InspectOptions } from 'node:util';

type ErrorBase = new (message: string) => Error;

/** An error as Node's own: `code` beside it, and in stack and toString() between name and message. */
export function codedError(Base: ErrorBase, code: string, message: string): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Base(message);
  const { name } = error;
  hide(error, 'toString', () => `${name} [${code}]: ${message}`);
  error.name = `${name} [${code}]`;
  // The stack takes the name when it is captured; afterwards the class's own name shows again.
  Error.captureStackTrace(error, codedError);
  error.stack?.toString();
  Reflect.deleteProperty(error, 'name');
  error.code = code;
  return error;
}

function hide<Target extends object>(target: Target, name: PropertyKey, value: unknown): Target {
  return Object.defineProperty(target, name, {
    value,
    enumerable: false,
    configurable: true,
    writable: true,
  });
}

/** `expected` continues "must be", e.g. `of type string`. */
export function invalidType(argument: string, expected: string, value: unknown): Error {
  const kind = argument.includes('.') ? 'property' : 'argument';
  return codedError(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `The "${argument}" ${kind} must be ${expected}. Received ${received(value)}`,
  );
}

export function outOfRange(name: string, range: string, value: unknown): Error {
  return codedError(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${grouped(value)}`,
  );
}

/** A value as Node's messages describe it. */
export function received(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const { name } = (value.constructor as { name?: string } | undefined) ?? {};
    return name ? `an instance of ${name}` : inspect(value, { depth: -1 });
  }
  if (typeof value === 'string') return `type string (${quoted(value)})`;
  return `type ${typeof value} (${inspect(value, { colors: false })})`;
}

function quoted(text: string): string {
  const short = text.length > 28 ? `${text.slice(0, 25)}...` : text;
  return short.includes("'") ? JSON.stringify(short) : `'${short}'`;
}

/** As Node groups the digits of whole numbers beyond 2^32. */
function grouped(value: unknown): string {
  const isLarge = Number.isInteger(value) && Math.abs(Number(value)) > 2 ** 32;
  return inspect(value, { numericSeparator: isLarge });
}

export const notRunning = (): Error =>
  codedError(Error, 'ERR_SOCKET_DGRAM_NOT_RUNNING', 'Not running');
export const notConnected = (): Error =>
  codedError(Error, 'ERR_SOCKET_DGRAM_NOT_CONNECTED', 'Not connected');
export const alreadyConnected = (): Error =>
  codedError(Error, 'ERR_SOCKET_DGRAM_IS_CONNECTED', 'Already connected');
export const alreadyBound = (): Error =>
  codedError(Error, 'ERR_SOCKET_ALREADY_BOUND', 'Socket is already bound');
export const blocked = (address: string): Error =>
  codedError(Error, 'ERR_IP_BLOCKED', `IP(${address}) is blocked by net.BlockList`);

/** Where a system call was headed: the port is left out when it is 0. */
export interface ErrorPlace {
  address: string;
  port?: number;
}

/** An error of the system as Node words it: `bind EADDRINUSE 127.0.0.1:514`. */
export function systemError(syscall: string, code: string, place?: ErrorPlace): Error {
  return systemErrorOf(syscall, { code, errno: errnoOf(code) }, place);
}

/**
 * EINVAL, in Node's words, for an argument that the system was not even asked about; `cause` says
 * which argument it was, what it may be and what it was.
 */
export function invalidValue(
  syscall: string,
  { name, range, value }: { name: string; range: string; value: unknown },
): Error {
  const error = systemError(syscall, 'EINVAL');
  hide(error, 'cause', outOfRange(name, range, value));
  return error;
}

/** An error of the system, from what the native half threw. What is no error of the system stays as it is. */
export function systemErrorOf(syscall: string, cause: unknown, place?: ErrorPlace): Error {
  const { code, errno, message } = cause as NodeJS.ErrnoException;
  if (code === undefined || errno === undefined) return cause as Error;
  // The native half knows limits that the code does not tell, such as the length of a path.
  const detail = message?.match(/: .*$/s)?.[0] ?? '';
  const error: NodeJS.ErrnoException = new Error(wording(syscall, code, place) + detail);
  Error.captureStackTrace(error, systemErrorOf);
  Object.assign(error, { errno, code, syscall });
  if (place !== undefined) Object.assign(error, { address: place.address });
  if (place?.port) Object.assign(error, { port: place.port });
  return error;
}

/** The same error with a sentence about it. */
export function explained(error: Error, sentence: string): Error {
  error.message += `: ${sentence}`;
  return error;
}

function wording(syscall: string, code: string, place?: ErrorPlace): string {
  const start = `${syscall} ${code}`;
  if (place === undefined || place.address === '') return start;
  return place.port ? `${start} ${place.address}:${place.port}` : `${start} ${place.address}`;
}

/** Negative, as Node has it; libuv's own numbers on Windows. */
export function errnoOf(code: string): number {
  const known = [...getSystemErrorMap()].find(([, [name]]) => name === code);
  return known?.[0] ?? -(constants.errno[code as keyof typeof constants.errno] ?? 0);
}

/** Node's SystemError for buffer sizes: the particulars also in `info`. */
export function bufferSizeError(
  syscall: string,
  cause: { code?: string | undefined; errno?: number | undefined },
): Error {
  const { code = 'UNKNOWN', errno = errnoOf(code) } = cause;
  const text = getSystemErrorMap().get(errno)?.[1] ?? code;
  const message = `Could not get or set buffer size: ${syscall} returned ${code} (${text})`;
  const error = codedError(Error, 'ERR_SOCKET_BUFFER_SIZE', message);
  hide(error, 'name', 'SystemError');
  hide(error, 'toString', () => `SystemError [ERR_SOCKET_BUFFER_SIZE]: ${message}`);
  hide(error, 'stack', error.stack?.replace(/^Error/, 'SystemError'));
  const info = { errno, code, message: text, syscall };
  Object.assign(error, { info });
  for (const field of ['errno', 'syscall'] as const) Object.defineProperty(error, field, of(field));
  const print = (_depth: number, options: InspectOptions) =>
    inspect(error, { ...options, getters: true, customInspect: false });
  return hide(error, inspect.custom, print);

  /** Both are views of `info`, also where the error is printed. */
  function of(field: 'errno' | 'syscall'): PropertyDescriptor {
    const get = () => info[field];
    const set = (value: unknown) => Object.assign(info, { [field]: value });
    return { get, set, enumerable: true, configurable: true };
  }
}
