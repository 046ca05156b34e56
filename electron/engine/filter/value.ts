import type { ByteString } from './byte-string';

/**
 * What kind of values a field has. `time` is nanoseconds since 1970-01-01 UTC, a bigint; numbers are
 * numbers, booleans 0 and 1; everything else is a ByteString, addresses their bytes.
 */
export type ValueType =
  | 'number'
  | 'boolean'
  | 'time'
  | 'string'
  | 'bytes'
  | 'ipv4'
  | 'ipv6'
  /** Of a protocol, which is there or not. */
  | 'presence';

export type Value = number | bigint | ByteString;

/** What values of a type are called in messages. */
export const typeNames: Readonly<Record<ValueType, string>> = {
  number: 'a number',
  boolean: 'true or false',
  time: 'a time',
  string: 'text',
  bytes: 'bytes',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  presence: 'a protocol',
};

export function isAddress(type: ValueType): type is 'ipv4' | 'ipv6' {
  return type === 'ipv4' || type === 'ipv6';
}

/** Whether values have bytes that slices can be cut from. */
export function hasBytes(type: ValueType): boolean {
  return type === 'string' || type === 'bytes' || isAddress(type);
}
