import type { dgram } from '#native';
import { success, type Result } from '../../contract';
import { isForGroup, openGroupSocket, withoutZone, type GroupPlace } from './group-socket';
import type { Heard } from './protocol';

/** Who is told of what arrives. */
export type Listener = (heard: Heard) => void;

/** Something that is open. */
export interface Ear {
  close(): void;
}

/** Joins a group on one interface and tells the listener of each datagram. */
export async function listenTo(place: GroupPlace, listener: Listener): Promise<Result<Ear>> {
  const opened = await openGroupSocket(place);
  if (!opened.ok) return opened;
  const socket = opened.value;
  hear(socket, { interface: place.interface, isReply: false }, listener, (batch, at) =>
    isForGroup(batch, at, place.group),
  );
  return success({ close: () => socket.close() });
}

/** Has the listener told of what arrives, datagram by datagram. */
export function hear(
  socket: dgram.Socket,
  context: Pick<Heard, 'interface' | 'isReply'>,
  listener: Listener,
  accepts: (batch: dgram.DatagramBatch, at: number) => boolean = () => true,
): void {
  socket.on('messages', (batch) => {
    for (let at = 0; at < batch.length; at += 1) {
      if (accepts(batch, at)) listener(heardOf(batch, at, context));
    }
  });
}

function heardOf(
  batch: dgram.DatagramBatch,
  at: number,
  context: Pick<Heard, 'interface' | 'isReply'>,
): Heard {
  const payload = batch.payload(at);
  const destination = batch.destination(at);
  return {
    ...context,
    src: withoutZone(batch.sourceAddress(at)),
    srcPort: batch.sourcePort(at),
    dst: withoutZone(destination.address),
    dstPort: destination.port,
    payload,
    length: payload.length,
    time: Number(batch.time(at) / 1_000_000n),
  };
}
