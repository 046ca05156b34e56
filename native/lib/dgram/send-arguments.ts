import { alreadyConnected, codedError, invalidType } from './errors';
import { checkPort, checkString } from './validate';

/** What is sent: text goes as UTF-8; the pieces of a list go as one datagram. */
export type Payload =
  string | NodeJS.ArrayBufferView | readonly (string | NodeJS.ArrayBufferView)[];

/** Called when the datagram has left, or why it has not; never before send() returned. */
export type SendCallback = (error: Error | null, bytes: number) => void;

/** A send() call, understood. A destination that is absent means the connected peer. */
export interface SendRequest {
  buffers: Uint8Array[];
  destination: { port: number; address: string | undefined } | undefined;
  callback: SendCallback | undefined;
}

const BYTES = 'of type string or an instance of Buffer, TypedArray, or DataView';

/**
 * send(payload, [offset, length], [callback]) of a connected UDP socket. Throws
 * ERR_INVALID_ARG_TYPE, ERR_BUFFER_OUT_OF_BOUNDS and ERR_SOCKET_DGRAM_IS_CONNECTED.
 */
export function parseConnectedSend(args: readonly unknown[]): SendRequest {
  const [payload, offset, length, port, address, last] = args;
  const hasRange = typeof length === 'number';
  const isCallback = hasRange && typeof port === 'function';
  const piece = hasRange ? slice(payload, offset, length) : undefined;
  if ((port && !isCallback) || address) throw alreadyConnected();
  if (address !== undefined && address !== null) checkString(address, 'address');
  if (piece === undefined) return request(toBuffers(payload), offset);
  return request([piece], isCallback ? port : last);
}

/**
 * send(payload, [offset, length], port, [address], [callback]) of a UDP socket. Throws
 * ERR_INVALID_ARG_TYPE, ERR_BUFFER_OUT_OF_BOUNDS and ERR_SOCKET_BAD_PORT.
 */
export function parseSend([payload, ...rest]: readonly unknown[]): SendRequest {
  const [, , port, address] = rest;
  const hasRange = Boolean(address) || (Boolean(port) && typeof port !== 'function');
  const buffers = hasRange ? [slice(payload, rest[0], rest[1])] : toBuffers(payload);
  return addressed(buffers, hasRange ? rest.slice(2) : rest);
}

function addressed(buffers: Uint8Array[], [port, address, last]: readonly unknown[]): SendRequest {
  const checked = checkPort(port, 1);
  if (typeof address === 'function')
    return request(buffers, address, { port: checked, address: undefined });
  if (address === undefined || address === null || address === '') {
    return request(buffers, last, { port: checked, address: undefined });
  }
  return request(buffers, last, { port: checked, address: checkString(address, 'address') });
}

/** A send() call of a Unix socket, understood. A path that is null means the connected peer. */
export interface UnixSendRequest {
  buffers: Uint8Array[];
  path: string | null;
  callback: SendCallback | undefined;
}

/**
 * send(payload, [offset, length], path, [callback]) of a Unix socket. Throws ERR_INVALID_ARG_TYPE,
 * ERR_INVALID_ARG_VALUE and ERR_BUFFER_OUT_OF_BOUNDS.
 */
export function parseUnixSend(args: readonly unknown[]): UnixSendRequest {
  const [buffers, path, callback] = ranged(args);
  return { buffers, path: checkPath(path), callback: asCallback(callback) };
}

/**
 * send(payload, [offset, length], [callback]) of a connected Unix socket. Throws as parseUnixSend()
 * does, and ERR_SOCKET_DGRAM_IS_CONNECTED.
 */
export function parseConnectedUnixSend(args: readonly unknown[]): UnixSendRequest {
  const [buffers, callback] = ranged(args);
  if (callback && typeof callback !== 'function') throw alreadyConnected();
  return { buffers, path: null, callback: asCallback(callback) };
}

/** The bytes to be sent, and the arguments behind them. */
function ranged([payload, ...rest]: readonly unknown[]): [Uint8Array[], ...unknown[]] {
  const hasRange = typeof rest[0] === 'number';
  if (!hasRange) return [toBuffers(payload), ...rest];
  return [[slice(payload, rest[0], rest[1])], ...rest.slice(2)];
}

/** A path or an abstract name; how long it may be, the system says. */
export function checkPath(value: unknown): string {
  const path = checkString(value, 'path');
  if (path !== '' && (path.startsWith('@') || !path.includes('\0'))) return path;
  throw codedError(
    TypeError,
    'ERR_INVALID_ARG_VALUE',
    `The argument 'path' must be a path without NUL bytes or an abstract name. Received ${JSON.stringify(path)}`,
  );
}

function request(
  buffers: Uint8Array[],
  callback: unknown,
  destination?: SendRequest['destination'],
): SendRequest {
  return { buffers, destination, callback: asCallback(callback) };
}

function asCallback(value: unknown): SendCallback | undefined {
  return typeof value === 'function' ? (value as SendCallback) : undefined;
}

/** The bytes of a payload, without copying those that are bytes already. */
export function toBuffers(payload: unknown): Uint8Array[] {
  if (!Array.isArray(payload)) return [toBytes(payload, 'buffer', payload)];
  return payload.map((piece) => toBytes(piece, 'buffer list arguments', payload));
}

function toBytes(value: unknown, name: string, blamed: unknown): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value);
  if (value instanceof Uint8Array) return value;
  if (!ArrayBuffer.isView(value)) throw invalidType(name, BYTES, blamed);
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

/** Offset and length count bytes, also of text, and are taken as ToUint32 does. */
function slice(payload: unknown, offset: unknown, length: unknown): Uint8Array {
  const bytes = toBytes(payload, 'buffer', payload);
  const start = Number(offset) >>> 0;
  const count = Number(length) >>> 0;
  if (start > bytes.byteLength) throw outOfBounds('offset');
  if (start + count > bytes.byteLength) throw outOfBounds('length');
  return bytes.subarray(start, start + count);
}

function outOfBounds(name: string): Error {
  const message = `"${name}" is outside of buffer bounds`;
  return codedError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', message);
}
