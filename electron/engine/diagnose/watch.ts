import type { Heard, NetworkInterface } from '../../contract';
import { canMulticast } from '../host/can-multicast';
import { watchWire } from '../host/wire';
import type { Listening } from './facts';
import { HeardSoFar } from './heard';
import { listen, type ListenOptions } from './listen';

/** Each is a process of its own. */
const mostInterfaces = 8;

/** Datagrams of one link after which there is nothing new to learn. */
const enough = 50;

/** Port 0 lets the system choose one: the socket is there for its membership alone. */
const anyPort = [0];

/**
 * Where no socket can be opened on the port, or none was named: joins the group all the same, and has tcpdump look at
 * the links. Null where that cannot look either.
 *
 * @param port null for every port.
 */
export async function watch(
  options: Omit<ListenOptions, 'ports'>,
  port: number | null,
): Promise<Listening | null> {
  const { interfaces, group, seconds, signal } = options;
  const names = new Map(interfaces.map(({ index, name }) => [index, name]));
  const own = interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  const seen = new HeardSoFar(names, new Set(own));
  const ended = new AbortController();
  const able = interfaces.filter(canMulticast).slice(0, mostInterfaces);
  const watching = Promise.all(
    able.map(({ name, index }) =>
      watchWire({
        interface: name,
        group,
        port,
        most: enough,
        signal: ended.signal,
        onSeen: (one) => seen.noteSeen(index, one),
      }),
    ),
  );
  const isEnough = () => options.isEnough(seen.list());
  const onHeard = () => options.onHeard(seen.list());
  const joined = await listen({ ...options, seconds, signal, ports: anyPort, isEnough, onHeard });
  ended.abort();
  const couldLook = (await watching).some(Boolean);
  return couldLook || seen.list().length > 0 ? told(joined, seen.list(), able) : null;
}

function told(
  joined: Listening,
  heard: readonly Heard[],
  looked: readonly NetworkInterface[],
): Listening {
  const names = new Set(looked.map(({ name }) => name));
  return {
    ...joined,
    by: 'wire',
    ports: [],
    joinedOn: joined.joinedOn.filter((name) => names.has(name)),
    heard,
  };
}
