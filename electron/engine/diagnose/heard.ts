import type { dgram } from '#native';
import type { Heard } from '../../contract';
import type { SeenOnWire } from '../host/wire';
import { mostSources, widened } from '../membership/arrivals';

/** What has been heard, by interface; grows by batches, and stays small whatever comes. */
export class HeardSoFar {
  readonly #byIndex = new Map<number, Heard>();

  constructor(
    /** Names of interfaces by their numbers. */
    readonly names: ReadonlyMap<number, string>,
    /** Addresses of this machine: what comes from them was sent here. */
    readonly own: ReadonlySet<string>,
  ) {}

  note(batch: dgram.DatagramBatch, group: string, fallback: number): void {
    for (let at = 0; at < batch.length; at += 1) {
      const [destination = ''] = batch.destination(at).address.split('%');
      // Unicast to the port reaches sockets that cannot be bound to the group.
      if (destination !== '' && destination !== group) continue;
      this.#note(batch.interfaceIndex(at) || fallback, batch, at);
    }
  }

  #note(index: number, batch: dgram.DatagramBatch, at: number): void {
    const [source = ''] = batch.sourceAddress(at).split('%');
    const { port } = batch.destination(at);
    this.noteSeen(index, { source, port, ttl: batch.ttl(at) });
  }

  /** One datagram, on the interface of this number; port 0 where it is not known. */
  noteSeen(index: number, { source, port, ttl }: SeenOnWire): void {
    const known = this.#byIndex.get(index) ?? this.#fresh(index);
    this.#byIndex.set(index, {
      ...known,
      datagrams: known.datagrams + 1,
      sources: including(known.sources, source),
      ports: port === 0 ? known.ports : including(known.ports, port),
      ttl: widened(known.ttl, ttl),
      isOwn: known.isOwn && this.own.has(source),
    });
  }

  #fresh(index: number): Heard {
    const name = this.names.get(index) ?? `interface ${index}`;
    return { interface: name, datagrams: 0, sources: [], ports: [], ttl: null, isOwn: true };
  }

  list(): Heard[] {
    return [...this.#byIndex.values()];
  }
}

function including<Value>(values: Value[], value: Value): Value[] {
  return values.includes(value) || values.length >= mostSources ? values : [...values, value];
}
