import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { Span as Ports } from '#native';

/** What is wrong with a mapping, and where: `from` included, `to` excluded, from 0. */
export class MappingError extends Error {
  override readonly name = 'MappingError';

  constructor(
    message: string,
    readonly span: { from: number; to: number },
  ) {
    super(message);
  }
}

/** A part of a mapping, and where in it that begins. */
export interface Piece {
  text: string;
  offset: number;
}

/** An address or a prefix. */
export interface Host {
  /** As rules have it: without brackets, with the length of a prefix. */
  text: string;
  /** Bits of the prefix; null for an address. */
  length: number | null;
}

/** An address in brackets or without, and the length of a prefix behind or within them. */
const hostPattern = /^(?:udp:\/\/)?(?:\[(?<six>[^\]]*)\]|(?<four>[^:/]*))(?:\/(?<length>[^:]*))?/u;

/** Reads an address or a prefix at the beginning; null for `*` or nothing. `end` is where it ends. */
export function readHost({ text, offset }: Piece): { host: Host | null; end: number } {
  const found = hostPattern.exec(text);
  const end = found?.[0].length ?? 0;
  const { six, four = '', length: behind } = found?.groups ?? {};
  const place = { from: offset, to: offset + end };
  if (isIPv6(text.split('/')[0] ?? '')) {
    const whole = { from: offset, to: offset + text.length };
    throw new MappingError('an IPv6 address stands in brackets', whole);
  }
  const [address = '', within] = six === undefined ? [four] : six.split('/');
  const length = behind ?? within;
  if (six === undefined && (address === '' || address === '*') && length === undefined) {
    return { host: null, end };
  }
  const isAddress = six === undefined ? isIPv4(address) : isIPv6(address);
  if (!isAddress) throw new MappingError(`"${address}" ${problemOf(address)}`, place);
  if (length === undefined) return { host: { text: address, length: null }, end };
  const most = isIP(address) === 4 ? 32 : 128;
  if (!/^\d{1,3}$/u.test(length) || Number(length) > most) {
    throw new MappingError(`a prefix here has 0 to ${most} bits, not "${length}"`, place);
  }
  return { host: { text: `${address}/${Number(length)}`, length: Number(length) }, end };
}

function problemOf(address: string): string {
  if (isIPv6(address)) return 'is IPv6, and stands in brackets';
  if (isIPv4(address)) return 'is IPv4, and stands without brackets';
  return /[a-z]/iu.test(address)
    ? 'is not an address; names are not looked up'
    : 'is not an IPv4 or IPv6 address';
}

/** Reads `:PORT` or `:PORT-PORT`, of which nothing is left; null for nothing. */
export function readPorts({ text, offset }: Piece): Ports | null {
  if (text === '') return null;
  const place = { from: offset, to: offset + text.length };
  const found = /^:(\d{1,5})(?:-(\d{1,5}))?$/u.exec(text);
  if (found === null) throw new MappingError(`"${text}" is no port`, place);
  const least = Number(found[1]);
  const most = Number(found[2] ?? least);
  if (most > 65_535 || least > most) {
    throw new MappingError(`ports go from 0 to 65535, the lower one first, not "${text}"`, place);
  }
  return { least, most };
}
