import { codedError, invalidType, outOfRange, received } from './errors';

/** Whether 0 is a port here: to bind, it lets the system choose; nothing can be sent to it. */
export type LowestPort = 0 | 1;

/** A port as a number; also takes decimal and 0x text. Throws ERR_SOCKET_BAD_PORT. */
export function checkPort(value: unknown, lowest: LowestPort): number {
  const isText = typeof value === 'string' && value.trim() !== '';
  const port = typeof value === 'number' || isText ? Number(value) : NaN;
  if (Number.isInteger(port) && port >= lowest && port <= 65535) return port;
  const operator = lowest === 0 ? '>=' : '>';
  throw codedError(
    RangeError,
    'ERR_SOCKET_BAD_PORT',
    `Port should be ${operator} 0 and < 65536. Received ${received(value)}.`,
  );
}

export function checkString(value: unknown, name: string): string {
  if (typeof value !== 'string') throw invalidType(name, 'of type string', value);
  return value;
}

export function checkNumber(value: unknown, name: string): number {
  if (typeof value !== 'number') throw invalidType(name, 'of type number', value);
  return value;
}

/** 0 to 4294967295. */
export function checkUint32(value: unknown, name: string): number {
  const number = checkNumber(value, name);
  if (!Number.isInteger(number)) throw outOfRange(name, 'an integer', number);
  if (number < 0 || number > 0xffffffff) throw outOfRange(name, '>= 0 && <= 4294967295', number);
  return number;
}

export function checkFunction(value: unknown, name: string): void {
  if (typeof value !== 'function') throw invalidType(name, 'of type function', value);
}

/** Bytes that the system can be asked for. Throws ERR_SOCKET_BAD_BUFFER_SIZE. */
export function checkBufferSize(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff) {
    return value;
  }
  throw codedError(
    TypeError,
    'ERR_SOCKET_BAD_BUFFER_SIZE',
    'Buffer size must be a positive integer',
  );
}
