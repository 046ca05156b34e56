import type { dgram } from '#native';
import { formatEndpoint, type Result, type SweepFind } from '../../contract';
import { decodePayload } from '../decode/payload';
import { looksLikeSyslog } from '../decode/syslog';
import {
  familyOf,
  isForGroup,
  openGroupSocket,
  withoutZone,
  type GroupPlace,
} from '../discovery/group-socket';

/** Senders that are told, and that are told apart. */
const mostShown = 4;
const mostKnown = 64;

/** Datagrams that are looked into to tell what they are. */
const mostExamined = 8;

/** One group and port that is listened to on one interface. */
export class Probe {
  readonly #begun = performance.now();
  readonly #sources = new Set<string>();
  #last = { address: '', port: 0 };
  #datagrams = 0;
  #bytes = 0;
  #smallest = Infinity;
  #largest = 0;
  #examined = 0;
  #protocol = '';

  private constructor(
    private readonly socket: dgram.Socket,
    private readonly place: GroupPlace,
  ) {
    socket.on('messages', (batch) => this.#take(batch));
  }

  static async open(place: GroupPlace): Promise<Result<Probe>> {
    const opened = await openGroupSocket(place);
    return opened.ok ? { ok: true, value: new Probe(opened.value, place) } : opened;
  }

  /** Leaves the group. Resolves, once that is done, to what was heard; null where nothing was. */
  async end(): Promise<SweepFind | null> {
    // What the system had no room for has been sent to the group as well.
    const { dropped } = this.socket.statistics();
    const seconds = (performance.now() - this.#begun) / 1000;
    await new Promise<void>((resolve) => {
      this.socket.close(resolve);
    });
    if (this.#datagrams === 0) return null;
    const { group, port, interface: name } = this.place;
    return {
      family: familyOf(group),
      group,
      port,
      interface: name,
      datagrams: this.#datagrams + dropped,
      bytes: this.#bytes,
      seconds,
      smallest: this.#smallest,
      largest: this.#largest,
      sources: [...this.#sources].slice(0, mostShown),
      sourceCount: this.#sources.size,
      protocol: this.#protocol,
    };
  }

  #take(batch: dgram.DatagramBatch): void {
    for (let at = 0; at < batch.length; at += 1) {
      if (!isForGroup(batch, at, this.place.group)) continue;
      const size = batch.size(at);
      this.#datagrams += 1;
      this.#bytes += size;
      if (size < this.#smallest) this.#smallest = size;
      if (size > this.#largest) this.#largest = size;
      this.#noteSource(batch, at);
      if (this.#protocol === '' && this.#examined < mostExamined) this.#examine(batch, at);
    }
  }

  /** Most come from who sent the one before. */
  #noteSource(batch: dgram.DatagramBatch, at: number): void {
    const address = batch.sourceAddress(at);
    const port = batch.sourcePort(at);
    if (address === this.#last.address && port === this.#last.port) return;
    this.#last = { address, port };
    if (this.#sources.size < mostKnown) this.#sources.add(formatEndpoint(address, port));
  }

  #examine(batch: dgram.DatagramBatch, at: number): void {
    this.#examined += 1;
    const payload = batch.payload(at);
    if (looksLikeSyslog(payload)) {
      this.#protocol = 'syslog';
      return;
    }
    const decoded = decodePayload({
      src: withoutZone(batch.sourceAddress(at)),
      srcPort: batch.sourcePort(at),
      dst: this.place.group,
      dstPort: this.place.port,
      payload,
      length: payload.length,
    });
    this.#protocol = decoded?.protocol ?? '';
  }
}
