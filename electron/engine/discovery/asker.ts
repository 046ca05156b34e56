import { once } from 'node:events';
import { dgram } from '#native';
import type { NetworkInterface } from '../../contract';
import { isSystemError } from '../capture/system-error';
import { hear, type Listener } from './ear';
import { familyOf } from './group-socket';
import type { Asking } from './protocol';

/** When the first questions are sent again, in milliseconds after the first time: datagrams get lost. */
const repetitions = [1000, 4000, 15_000];

/** And from then on, in milliseconds. */
const interval = 60_000;

/** Questions that follow from answers in one second, at most. */
const mostFollowing = 50;

/** Asks the groups of one family on one interface, from a port of its own, where the answers come. */
export class Asker {
  #timers: NodeJS.Timeout[] = [];
  #second = 0;
  #followed = 0;

  private constructor(
    private readonly socket: dgram.Socket,
    private readonly asking: Asking,
    private readonly groups: readonly string[],
  ) {}

  /** Opens it, and asks nothing yet. Null where the interface cannot send to groups of the family: it may have no address of it. */
  static async open(
    asking: Asking,
    { groups, on }: { groups: readonly string[]; on: NetworkInterface },
    listener: Listener,
  ): Promise<Asker | null> {
    const [group] = groups;
    if (group === undefined) return null;
    const family = familyOf(group);
    const socket = dgram.createSocket({ type: `udp${family}`, packetInfo: true });
    try {
      socket.bind(0, family === 4 ? '0.0.0.0' : '::');
      await once(socket, 'listening');
      // An interface that goes away refuses questions, which nobody has to be told.
      socket.on('error', () => undefined);
      socket.setMulticastInterface(family === 4 ? on.name : `::%${on.name}`);
      socket.setMulticastTTL(asking.ttl);
      hear(socket, { interface: on.name, isReply: true }, listener);
      return new Asker(socket, asking, groups);
    } catch (error) {
      socket.close();
      if (isSystemError(error)) return null;
      throw error;
    }
  }

  /** The port that questions come from. */
  get port(): number {
    return this.socket.address().port;
  }

  /** Asks now, and again and again until it is closed. */
  begin(): void {
    this.#timers = repetitions.map((after) => setTimeout(() => this.#askFirst(), after));
    this.#timers.push(setInterval(() => this.#askFirst(), interval));
    this.#askFirst();
  }

  /** Asks what follows from an answer. */
  ask(payload: Uint8Array): void {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#followed = 0;
    }
    this.#followed += 1;
    if (this.#followed > mostFollowing) return;
    for (const group of this.groups) this.#send(payload, group);
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.socket.close();
  }

  #askFirst(): void {
    for (const group of this.groups) {
      for (const payload of this.asking.questions(group)) this.#send(payload, group);
    }
  }

  #send(payload: Uint8Array, group: string): void {
    this.socket.send(payload, this.asking.port, group, () => undefined);
  }
}
