import { isIP } from 'node:net';
import { failure, isMulticast, success, type Result } from '../../contract';
import { addressBytes, addressText } from '../filter/address-bytes';

/** Groups from the first to the last one, both included, as numbers. */
export interface GroupRange {
  family: 4 | 6;
  first: bigint;
  last: bigint;
}

const forms = 'Write 239.1.1.0/24, 239.1.1.1-239.1.1.50 or 239.1.2.3, with commas between.';

/** Reads groups as a person writes them. Those that are named twice are there once, in ascending order. */
export function readGroups(text: string): Result<GroupRange[]> {
  const items = text.split(/[\s,]+/u).filter((item) => item !== '');
  if (items.length === 0) return failure('INPUT_INVALID', 'No group is named.', forms);
  const ranges: GroupRange[] = [];
  for (const item of items) {
    const range = readRange(item);
    if (!range.ok) return range;
    ranges.push(range.value);
  }
  return success(merged(ranges));
}

/** How many groups there are; more than a number holds exactly, in IPv6. */
export function countGroups(ranges: readonly GroupRange[]): bigint {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

/** Each group as text. */
export function* groupsOf(ranges: readonly GroupRange[]): Generator<string> {
  for (const { family, first, last } of ranges) {
    for (let group = first; group <= last; group += 1n) yield textOf(family, group);
  }
}

function readRange(item: string): Result<GroupRange> {
  const [start = '', end] = item.split('-');
  const [network = '', prefix] = item.split('/');
  if (prefix !== undefined) return readPrefix(item, network, prefix);
  const first = readGroup(item, start);
  if (!first.ok) return first;
  if (end === undefined) return success(first.value);
  const last = readGroup(item, end);
  if (!last.ok) return last;
  const { family } = first.value;
  if (last.value.family !== family || last.value.first < first.value.first) {
    return failure('ADDRESS_INVALID', `"${item}" ends before it begins.`, forms);
  }
  return success({ family, first: first.value.first, last: last.value.first });
}

function readPrefix(item: string, network: string, prefix: string): Result<GroupRange> {
  const group = readGroup(item, network);
  if (!group.ok) return group;
  const { family, first } = group.value;
  const bits = family === 4 ? 32 : 128;
  const length = Number(prefix);
  const least = family === 4 ? 4 : 8;
  if (!/^\d{1,3}$/u.test(prefix) || length > bits || length < least) {
    const message = `"${item}": the prefix has ${least} to ${bits} bits, not "${prefix}".`;
    return failure('ADDRESS_INVALID', message, forms);
  }
  const size = 1n << BigInt(bits - length);
  const begin = first - (first % size);
  return success({ family, first: begin, last: begin + size - 1n });
}

function readGroup(item: string, text: string): Result<GroupRange> {
  const family = isIP(text);
  if ((family !== 4 && family !== 6) || text.includes('%')) {
    return failure('ADDRESS_INVALID', `"${item}": "${text}" is not an address of a group.`, forms);
  }
  if (!isMulticast(text)) {
    const range = family === 4 ? '224.0.0.0/4' : 'ff00::/8';
    const message = `"${item}": ${text} is not a multicast group: those lie in ${range}.`;
    return failure('ADDRESS_INVALID', message, forms);
  }
  const bytes = Buffer.from(addressBytes(text) ?? '', 'latin1');
  const number = BigInt(`0x${bytes.toString('hex')}`);
  return success({ family, first: number, last: number });
}

function textOf(family: 4 | 6, group: bigint): string {
  const hex = group.toString(16).padStart(family === 4 ? 8 : 32, '0');
  return addressText(Buffer.from(hex, 'hex').toString('latin1'));
}

function merged(ranges: readonly GroupRange[]): GroupRange[] {
  const sorted = ranges.toSorted((a, b) => a.family - b.family || Number(sign(a.first - b.first)));
  const result: GroupRange[] = [];
  for (const range of sorted) {
    const before = result.at(-1);
    const isApart =
      before === undefined || before.family !== range.family || range.first > before.last + 1n;
    if (isApart) result.push({ ...range });
    else if (range.last > before.last) before.last = range.last;
  }
  return result;
}

function sign(number: bigint): number {
  if (number === 0n) return 0;
  return number < 0n ? -1 : 1;
}
