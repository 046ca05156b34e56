import type { TestDestination } from '#native';
import {
  failure,
  formatDestination,
  isMulticast,
  success,
  type Destination,
  type Result,
} from '../../contract';
import { addressBytes, addressText } from '../filter/address-bytes';
import { arrayOf, bytesOf } from '../filter/byte-string';

type UdpDestination = Extract<Destination, { kind: 'udp' }>;

/**
 * So many destinations, from the first one on: the groups that follow it, or of an address that is no group
 * the ports. Fails where there are not so many.
 */
export function consecutive(first: UdpDestination, count: number): Result<TestDestination[]> {
  const each = Array.from({ length: count }, (_, at) => at);
  if (!isMulticast(first.host)) {
    if (first.port + count - 1 > 65_535) return tooFew(first, count, 'ports');
    return success(each.map((at) => ({ address: first.host, port: first.port + at })));
  }
  const zone = /%.*$/u.exec(first.host)?.[0] ?? '';
  const groups = each.map((at) => advanced(first.host, at));
  if (!groups.every((group) => isMulticast(group))) return tooFew(first, count, 'groups');
  return success(groups.map((group) => ({ address: `${group}${zone}`, port: first.port })));
}

function tooFew(first: UdpDestination, count: number, what: string): Result<never> {
  return failure(
    'INPUT_INVALID',
    `From ${formatDestination(first)} on there are fewer than ${count} ${what}.`,
    'Begin with a lower one, or send fewer streams.',
  );
}

/** The address that is so many behind this one, without its zone; beyond the last one the first. */
function advanced(address: string, by: number): string {
  const bytes = arrayOf(addressBytes(address) ?? '');
  let carry = by;
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    const sum = (bytes[at] ?? 0) + carry;
    bytes[at] = sum % 256;
    carry = Math.floor(sum / 256);
  }
  return addressText(bytesOf(bytes));
}
