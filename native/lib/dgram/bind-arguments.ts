import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';

import { codedError, invalidType } from './errors';
import { checkPort } from './validate';

/** What bind() takes as an object. */
export interface BindOptions {
  /** 0 to 65535; 0 or absent lets the system choose. */
  port?: number | undefined;
  /** An address or a name to resolve; all addresses if absent. */
  address?: string | undefined;
  /** Accepted for Node's sake: descriptors are never shared between workers here. */
  exclusive?: boolean | undefined;
  /** An open, bound UDP descriptor to take over in place of all the others. */
  fd?: number | undefined;
}

/** A bind() call, understood. */
export type BindRequest =
  | { kind: 'address'; port: number; address: string | undefined }
  | { kind: 'descriptor'; fd: number };

/**
 * bind([port], [address], [callback]) and bind(options, [callback]) of a UDP socket. Throws
 * ERR_SOCKET_BAD_PORT, ERR_INVALID_ARG_TYPE and ERR_INVALID_FD_TYPE.
 */
export function parseBind([first, second]: readonly unknown[]): BindRequest {
  if (typeof first !== 'object' || first === null) {
    return endpoint(first, typeof second === 'function' ? undefined : second);
  }
  const { fd, port, address } = first as BindOptions;
  if (isDescriptor(fd)) return { kind: 'descriptor', fd: checkDescriptor(fd) };
  return endpoint(port, address);
}

function endpoint(port: unknown, address: unknown): BindRequest {
  const isAbsent = port === undefined || port === null || typeof port === 'function';
  return {
    kind: 'address',
    port: isAbsent ? 0 : checkPort(port, 0),
    address: address ? hostname(address) : undefined,
  };
}

/** What else is given as one is ignored, as in Node. */
function isDescriptor(fd: unknown): fd is number {
  return Number.isInteger(fd) && Number(fd) > 0 && Number(fd) <= 0x7fffffff;
}

function hostname(address: unknown): string {
  // "hostname" is what Node calls it, whose dns.lookup() is the one to complain.
  if (typeof address !== 'string') throw invalidType('hostname', 'of type string', address);
  return address;
}

function checkDescriptor(fd: number): number {
  const kind = descriptorKind(fd);
  if (kind === 'SOCKET') return fd;
  throw unsupportedDescriptor(kind);
}

export function unsupportedDescriptor(kind: string): Error {
  return codedError(TypeError, 'ERR_INVALID_FD_TYPE', `Unsupported fd type: ${kind}`);
}

function descriptorKind(fd: number): string {
  try {
    const stat = fstatSync(fd);
    if (stat.isSocket()) return 'SOCKET';
    if (stat.isFIFO()) return 'PIPE';
    if (isatty(fd)) return 'TTY';
    return stat.isFile() || stat.isCharacterDevice() ? 'FILE' : 'UNKNOWN';
  } catch {
    return 'UNKNOWN';
  }
}
