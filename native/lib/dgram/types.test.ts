import type { LookupOneOptions } from 'node:dns';
import type { AddressInfo } from 'node:net';

import { dgram } from '#native';
import { expectTypeOf, test } from 'vitest';

/** The type of what a program gives to on(): `npm run check` is what tests this file. */
type Listener<Event extends keyof dgram.SocketEvents> = (
  ...told: dgram.SocketEvents[Event]
) => void;

/** As Node declares it, although Node, too, calls it with a number. */
type NodeLookup = (
  hostname: string,
  options: LookupOneOptions,
  done: (error: NodeJS.ErrnoException | null, address: string, family: number) => void,
) => void;

test('the types of Node fit, where programs name them', () => {
  expectTypeOf<AddressInfo>().toEqualTypeOf<
    ReturnType<dgram.Socket['address']> extends AddressInfo ? AddressInfo : never
  >();
  expectTypeOf<dgram.RemoteInfo>().toEqualTypeOf<{
    address: string;
    family: 'IPv4' | 'IPv6';
    port: number;
    size: number;
  }>();
  expectTypeOf<NodeLookup>().toExtend<dgram.Lookup>();
});

test('listeners know what they are told', () => {
  expectTypeOf<Listener<'message'>>().parameters.toEqualTypeOf<
    [message: Buffer<ArrayBuffer>, rinfo: dgram.RemoteInfo]
  >();
  expectTypeOf<Listener<'messages'>>().parameters.toEqualTypeOf<[batch: dgram.DatagramBatch]>();
  expectTypeOf<Listener<'error'>>().parameters.toEqualTypeOf<[error: Error]>();
  expectTypeOf<Listener<'listening'>>().parameters.toEqualTypeOf<[]>();
  expectTypeOf<Listener<'connect'>>().parameters.toEqualTypeOf<[]>();
  expectTypeOf<Listener<'close'>>().parameters.toEqualTypeOf<[]>();
  expectTypeOf<Parameters<Listener<'icmp'>>[0]['port']>().toEqualTypeOf<number | undefined>();
});

/** Compiled, not run. */
function make(create: typeof dgram.createSocket): void {
  create('udp4', (message, rinfo) => {
    expectTypeOf(message).toEqualTypeOf<Buffer<ArrayBuffer>>();
    expectTypeOf(rinfo).toEqualTypeOf<dgram.RemoteInfo>();
  });
  create({ type: 'udp6', packetInfo: true }, (_message, rinfo) => {
    expectTypeOf(rinfo.time).toEqualTypeOf<bigint>();
  });
  create('unix_dgram', (_message, rinfo) => {
    expectTypeOf(rinfo).toEqualTypeOf<dgram.UnixRemoteInfo>();
  });
}

test('the listener of createSocket() knows more where more is asked for', () => {
  expectTypeOf(make).toBeFunction();
});
