import * as v from 'valibot';
import { addressSchema, interfaceName, membershipSchema, type Membership } from './address';
import { assumptionsSchema } from './assumptions';
import { failure, success, type Result } from './failure';

/** More groups than a system lets one socket join by itself (igmp_max_memberships is 20). */
const mostGroups = 256;

const hops = (least: number) =>
  v.pipe(
    v.number('the number of hops is missing'),
    v.integer('the number of hops is not a whole number'),
    v.minValue(least, `there are ${least} hops at least`),
    v.maxValue(255, 'there are 255 hops at most'),
  );

/** The kernel doubles the size, and the double must fit an int (socket(7)). */
const buffer = v.pipe(
  v.number('the size is not a number'),
  v.integer('the size is not a whole number of bytes'),
  v.minValue(1, 'a buffer has 1 byte at least'),
  v.maxValue(1_073_741_823, 'a buffer has 1,073,741,823 bytes at most'),
);

/** What can be changed on a socket while it is open; what is absent is as the system has it. */
export const socketOptionsSchema = v.strictObject({
  /** Hops of unicast datagrams. */
  ttl: v.exactOptional(hops(1)),
  /** Hops of multicast datagrams. */
  multicastTtl: v.exactOptional(hops(0)),
  /** Whether this machine hears what the socket sends to groups. */
  multicastLoopback: v.exactOptional(v.boolean()),
  /** Whether the socket may send to broadcast addresses. */
  broadcast: v.exactOptional(v.boolean()),
  /** The interface by which the socket sends to groups; null leaves the choice to the system. */
  multicastInterface: v.exactOptional(v.nullable(interfaceName)),
  /** Bytes that the system keeps until they are read, or have left. */
  receiveBuffer: v.exactOptional(buffer),
  sendBuffer: v.exactOptional(buffer),
});

/** What a socket is opened with besides its address. */
const surroundings = {
  /** Groups to join; those of a group's own address, if absent, are that group alone. */
  groups: v.exactOptional(v.pipe(v.array(membershipSchema), v.maxLength(mostGroups))),
  /** Whether other sockets may have the same port (SO_REUSEADDR). */
  reuseAddress: v.exactOptional(v.boolean()),
  /** Whether all users may send to the path of a Unix socket; its owner alone if absent. */
  othersMaySend: v.exactOptional(v.boolean()),
  options: v.exactOptional(socketOptionsSchema),
  assumptions: v.exactOptional(assumptionsSchema),
};

/** A socket that is to be opened. */
export const socketSetupSchema = v.strictObject({ address: addressSchema, ...surroundings });

/** A socket as it was left. */
export const keptSocketSchema = v.strictObject({
  address: addressSchema,
  ...surroundings,
  /** Whether it was to receive, also where it could not. */
  isRunning: v.boolean(),
});

/** Reads the value of one option that somebody typed. The message says what is wrong, in a sentence. */
export function checkOption(name: keyof SocketOptions, value: unknown): Result<null> {
  const checked = v.safeParse(socketOptionsSchema.entries[name].wrapped, value);
  if (checked.success) return success(null);
  const { message } = checked.issues[0];
  return failure('INPUT_INVALID', `${message[0]?.toUpperCase()}${message.slice(1)}.`);
}

/** Reads a group with its source and interface. The message says what is wrong, in a sentence. */
export function checkMembership(membership: unknown): Result<Membership> {
  const checked = v.safeParse(membershipSchema, membership);
  if (checked.success) return success(checked.output);
  const { message } = checked.issues[0];
  return failure('ADDRESS_INVALID', `${message[0]?.toUpperCase()}${message.slice(1)}.`);
}

export type SocketOptions = v.InferOutput<typeof socketOptionsSchema>;
export type SocketSetup = v.InferOutput<typeof socketSetupSchema>;
export type KeptSocket = v.InferOutput<typeof keptSocketSchema>;
