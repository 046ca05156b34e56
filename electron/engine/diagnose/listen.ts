import { setTimeout as pause } from 'node:timers/promises';
import { dgram, groupBinding } from '#native';
import type { Heard, NetworkInterface } from '../../contract';
import { isSystemError } from '../capture/system-error';
import { canMulticast } from '../host/can-multicast';
import { isSourceSpecific } from './checks/group';
import type { Listening, Refusal } from './facts';
import { HeardSoFar } from './heard';

/** As many as one machine has in earnest, and far from the limit of open files. */
const mostInterfaces = 32;

/** Datagrams of one socket after which it is closed: what they look like is known by then. */
const enough = 1000;

/** Milliseconds that are listened on after the first datagram, for what comes by other interfaces. */
const settling = 1000;

/** How often it is looked whether there is enough, in milliseconds. */
const tick = 50;

export interface ListenOptions {
  family: 4 | 6;
  group: string;
  source: string | null;
  ports: readonly number[];
  interfaces: readonly NetworkInterface[];
  /** Names of those on which the group should arrive. */
  wanted: readonly string[];
  /** How long at most. */
  seconds: number;
  signal: AbortSignal;
  /** Whether what was heard answers the question, so that nobody has to wait longer. */
  isEnough: (heard: readonly Heard[]) => boolean;
  /** Is told what was heard, whenever it is looked at. */
  onHeard: (heard: readonly Heard[]) => void;
}

/**
 * Joins the group on every interface, by a socket of its own on each, so that neither the limit of groups nor one
 * interface stands in the way of another; and hears for a while what comes.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const started = performance.now();
  const heard = heardBy(options.interfaces);
  const sockets: dgram.Socket[] = [];
  const refusals: Refusal[] = [];
  const joinedOn = new Set<string>();
  try {
    for (const { network, port } of placesOf(options)) {
      const opened = await openOn(network, port, { ...options, heard });
      if (isRefusal(opened)) refusals.push(opened);
      else {
        sockets.push(opened);
        joinedOn.add(network.name);
      }
    }
    if (sockets.length > 0) await wait(options, heard);
  } finally {
    sockets.forEach((socket) => close(socket));
  }
  const seconds = (performance.now() - started) / 1000;
  const { ports } = options;
  return { by: 'sockets', seconds, ports, joinedOn: [...joinedOn], refusals, heard: heard.list() };
}

function heardBy(interfaces: readonly NetworkInterface[]): HeardSoFar {
  const names = new Map(interfaces.map(({ index, name }) => [index, name]));
  const own = interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  return new HeardSoFar(names, new Set(own));
}

function placesOf({ interfaces, wanted, ports }: ListenOptions) {
  const able = interfaces
    .filter(canMulticast)
    // What is sent to loopback alone is meant for this machine, and heard where somebody asks for it.
    .filter(({ name, loopback }) => !loopback || wanted.includes(name))
    .slice(0, mostInterfaces);
  return able.flatMap((network) => ports.map((port) => ({ network, port })));
}

type Opening = ListenOptions & { heard: HeardSoFar };

async function openOn(
  network: NetworkInterface,
  port: number,
  { family, group, source, heard }: Opening,
): Promise<dgram.Socket | Refusal> {
  const { name, index } = network;
  const socket = dgram.createSocket({
    type: family === 4 ? 'udp4' : 'udp6',
    reuseAddr: true,
    ...(family === 6 && { ipv6Only: true }),
    packetInfo: true,
  });
  let step: Refusal['step'] = 'bind';
  try {
    const { address } = groupBinding({ family, group, port, interface: name });
    await bound(socket, { address, port });
    step = 'join';
    // Routers and switches may ignore who wants such a group from anybody.
    if (source !== null && isSourceSpecific(group)) {
      socket.addSourceSpecificMembership(source, group, name);
    } else socket.addMembership(group, name);
  } catch (error) {
    close(socket);
    if (!isSystemError(error)) throw error;
    return { interface: name, code: error.code, step };
  }
  let count = 0;
  socket.on('messages', (batch) => {
    count += batch.length;
    heard.note(batch, group, index);
    if (count >= enough) close(socket);
  });
  return socket;
}

function bound(socket: dgram.Socket, to: { address: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ ...to, exclusive: true }, () => {
      socket.off('error', reject);
      // What fails later is an interface that went away: then nothing is heard there.
      socket.on('error', () => undefined);
      resolve();
    });
  });
}

function isRefusal(opened: dgram.Socket | Refusal): opened is Refusal {
  return 'step' in opened;
}

/** Sockets that have heard enough are closed already. */
function close(socket: dgram.Socket): void {
  try {
    socket.close();
  } catch {
    // ERR_SOCKET_DGRAM_NOT_RUNNING: nothing is open any more, which is what is wanted.
  }
}

async function wait(options: ListenOptions, heard: HeardSoFar): Promise<void> {
  const { seconds, signal, isEnough, onHeard } = options;
  const end = performance.now() + seconds * 1000;
  let sufficed = Infinity;
  while (!signal.aborted && performance.now() < Math.min(end, sufficed + settling)) {
    await pause(tick, undefined, { signal }).catch(() => undefined);
    onHeard(heard.list());
    if (sufficed === Infinity && isEnough(heard.list())) sufficed = performance.now();
  }
}
