import type { StreamClock } from '#native';
import type { Announcement, DiscoveryProtocolName } from '../../contract';
import type { PayloadDatagram } from '../decode/payload';

/** A group and port where announcements are heard. */
export interface Rendezvous {
  group: string;
  port: number;
}

/** A datagram that was heard. */
export interface Heard extends PayloadDatagram {
  /** Name of the interface it arrived on. */
  interface: string;
  /** Milliseconds since the epoch. */
  time: number;
  /** Whether it was sent to a socket that asked, and not to a group. */
  isReply: boolean;
}

/** What is announced, without what the list of announcements keeps itself. All texts are safe to show. */
export type Announced = Pick<Announcement, 'kind' | 'name' | 'places' | 'facts'>;

/** What a datagram tells. Keys tell the announcements of one protocol apart. */
export type Finding =
  /** `lifetime` in seconds, from when it was heard. */
  | {
      kind: 'announced';
      key: string;
      announced: Announced;
      lifetime: number;
      /** Clock rates that it gives payload types of RTP. */
      clocks?: readonly StreamClock[];
    }
  | { kind: 'withdrawn'; key: string }
  /** What could be asked because of it, where asking is wanted. */
  | { kind: 'question'; payload: Uint8Array };

/** Reads datagrams, and keeps in bounds what those to come are to be read with. */
export interface Reader {
  /** Empty for what says nothing. May throw on what is hostile. */
  read(heard: Heard): Finding[];
}

/** How to ask. Who hears it answers to the socket that asked, or to the group. */
export interface Asking {
  /** Hops of questions. */
  ttl: number;
  /** The port of the groups that are asked. */
  port: number;
  /** What is asked of a group at first. */
  questions: (group: string) => Uint8Array[];
}

export interface DiscoveryProtocol {
  name: DiscoveryProtocolName;
  rendezvous: readonly Rendezvous[];
  reader: () => Reader;
  /** Absent where nobody would answer. */
  asking?: Asking;
}

/** The facts of which the value is known. */
export function facts(
  values: Readonly<Record<string, string | number | undefined>>,
): Announced['facts'] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name, value: String(value) }],
  );
}
