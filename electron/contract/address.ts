import * as v from 'valibot';

/**
 * Addresses as Gramscope writes them everywhere, on the screen, in commands and in messages
 * between its processes. The text form is read by `parseAddress` in `address-text.ts`.
 */

const port = v.pipe(
  v.number('the port is not a number'),
  v.integer('the port is not a whole number'),
  v.minValue(0, 'the port is below 0; it must be 0 to 65535'),
  v.maxValue(65535, 'the port is above 65535; it must be 0 to 65535'),
);

const ipv4 = v.pipe(
  v.string(),
  v.maxLength(15, 'the address is too long for IPv4'),
  v.ipv4(({ input }) => `"${input}" is not an IPv4 address (four numbers from 0 to 255)`),
);

/** Interface names are at most 15 bytes on Linux (IFNAMSIZ) and longer elsewhere. */
export const interfaceName = v.pipe(
  v.string(),
  v.regex(/^[^\s%/\]]{1,255}$/u, ({ input }) => `"${input}" cannot be the name of an interface`),
);

/** An IPv6 literal, with a zone where the address needs one: `fe80::1%eth0` (RFC 4007). */
const ipv6 = v.pipe(
  v.string(),
  v.maxLength(300, 'the address is too long for IPv6'),
  v.check(isIpv6WithZone, ({ input }) => `"${input}" is not an IPv6 address`),
);

function isIpv6WithZone(text: string): boolean {
  const [literal = '', zone, ...rest] = text.split('%');
  if (rest.length > 0 || !v.is(v.pipe(v.string(), v.ipv6()), literal)) return false;
  return zone === undefined || v.is(interfaceName, zone);
}

/** 224.0.0.0/4 (RFC 5771) or ff00::/8 (RFC 4291, section 2.7). */
export function isMulticast(host: string): boolean {
  return /^(22[4-9]|23\d)\./u.test(host) || /^ff[0-9a-f]{2}:/iu.test(host);
}

const group4 = v.pipe(
  ipv4,
  v.check(
    isMulticast,
    ({ input }) => `${input} is not a multicast group: IPv4 groups lie in 224.0.0.0/4`,
  ),
);
const group6 = v.pipe(
  ipv6,
  v.check(
    isMulticast,
    ({ input }) => `${input} is not a multicast group: IPv6 groups lie in ff00::/8`,
  ),
);

const unicast = v.check<string, (issue: v.CheckIssue<string>) => string>(
  (host) => !isMulticast(host),
  ({ input }) => `the source ${input} is a multicast group; it must be the address of one sender`,
);

/** A UDP address and port to bind or to send to. Port 0 lets the system choose. */
const udpAddress = v.variant('family', [
  v.strictObject({ kind: v.literal('udp'), family: v.literal(4), host: ipv4, port }),
  v.strictObject({ kind: v.literal('udp'), family: v.literal(6), host: ipv6, port }),
]);

const membership4 = {
  family: v.literal(4),
  group: group4,
  source: v.optional(v.pipe(ipv4, unicast)),
  interface: v.optional(interfaceName),
};
const membership6 = {
  family: v.literal(6),
  group: group6,
  source: v.optional(v.pipe(ipv6, unicast)),
  interface: v.optional(interfaceName),
};

/**
 * A multicast group to join, with the one source wanted (source-specific, RFC 4607) and the interface to
 * join on, where they are given. Without an interface: every interface that can do multicast.
 */
export const membershipSchema = v.variant('family', [
  v.strictObject(membership4),
  v.strictObject(membership6),
]);

/** A multicast group that a socket is bound to and joins. */
const groupAddress = v.variant('family', [
  v.strictObject({ kind: v.literal('group'), port, ...membership4 }),
  v.strictObject({ kind: v.literal('group'), port, ...membership6 }),
]);

const noNul = v.check(
  (text: string) => !text.includes('\0'),
  'a Unix socket address cannot hold a NUL character',
);

/** A Unix datagram socket: a path, or a name in Linux's abstract namespace (unix(7)). */
const unixAddress = v.variant('namespace', [
  v.strictObject({
    kind: v.literal('unix'),
    namespace: v.literal('path'),
    path: v.pipe(v.string(), v.nonEmpty('the path is missing'), v.maxLength(4096), noNul),
  }),
  v.strictObject({
    kind: v.literal('unix'),
    namespace: v.literal('abstract'),
    name: v.pipe(v.string(), v.nonEmpty('the abstract name is missing'), v.maxLength(107), noNul),
  }),
]);

export const addressSchema = v.variant('kind', [udpAddress, groupAddress, unixAddress]);

export type Membership = v.InferOutput<typeof membershipSchema>;
export type Address = v.InferOutput<typeof addressSchema>;
export type UdpAddress = Extract<Address, { kind: 'udp' }>;
export type GroupAddress = Extract<Address, { kind: 'group' }>;
export type UnixAddress = Extract<Address, { kind: 'unix' }>;
