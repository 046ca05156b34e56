import type { Failure, NetworkInterface } from '../../contract';
import { Asker } from './asker';
import { listenTo, type Ear } from './ear';
import { familyOf } from './group-socket';
import type { DiscoveryProtocol, Finding, Heard, Reader, Rendezvous } from './protocol';

/** What the posts of one discovery have in common. */
export interface Surroundings {
  /** Told of what was heard, unless it is of our own. */
  take: (protocol: DiscoveryProtocol, heard: Heard, read: () => Finding[]) => Finding[];
  /** Ports that we ask from, and addresses of this machine. */
  ownPorts: Set<number>;
  ownAddresses: ReadonlySet<string>;
}

/** What is open to listen to one protocol on one interface. */
export class Post {
  readonly #ears: Ear[] = [];
  readonly #askers: Asker[] = [];
  readonly #take = (heard: Heard) => this.#heard(heard);
  #isClosed = false;

  constructor(
    readonly protocol: DiscoveryProtocol,
    /** Shared by all posts of the protocol: what one hears, another may need. */
    private readonly reader: Reader,
    private readonly on: NetworkInterface,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many groups it listens to. */
  get size(): number {
    return this.#ears.length;
  }

  /** Joins the groups one after the other. Resolves to why some could not be. */
  async listen(): Promise<Failure[]> {
    const failures: Failure[] = [];
    for (const rendezvous of this.#possible()) {
      const opened = await listenTo({ ...rendezvous, interface: this.on.name }, this.#take);
      if (!opened.ok) failures.push(opened.error);
      else if (this.#isClosed) opened.value.close();
      else this.#ears.push(opened.value);
    }
    return failures;
  }

  /** Begins to ask, as long as it is open. */
  async ask(): Promise<void> {
    const { asking } = this.protocol;
    if (asking === undefined) return;
    for (const family of [4, 6]) {
      const groups = this.#possible()
        .map(({ group }) => group)
        .filter((group) => familyOf(group) === family);
      const asker = await Asker.open(asking, { groups, on: this.on }, this.#take);
      if (asker === null) continue;
      if (this.#isClosed) {
        asker.close();
        continue;
      }
      this.surroundings.ownPorts.add(asker.port);
      this.#askers.push(asker);
      asker.begin();
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const each of [...this.#ears.splice(0), ...this.#askers.splice(0)]) each.close();
  }

  /** An interface without an IPv6 address is in no IPv6 group. */
  #possible(): Rendezvous[] {
    const hasIpv6 = this.on.addresses.some(({ family }) => family === 6);
    return this.protocol.rendezvous.filter(({ group }) => hasIpv6 || familyOf(group) === 4);
  }

  #heard(heard: Heard): void {
    if (this.#isClosed || this.#isOwn(heard)) return;
    const read = () => this.#read(heard);
    for (const finding of this.surroundings.take(this.protocol, heard, read)) {
      if (finding.kind !== 'question') continue;
      for (const asker of this.#askers) asker.ask(finding.payload);
    }
  }

  /** Libraries throw on what is hostile. */
  #read(heard: Heard): Finding[] {
    try {
      return this.reader.read(heard);
    } catch {
      return [];
    }
  }

  /** What we ask comes back to our own ears. */
  #isOwn({ src, srcPort }: Heard): boolean {
    const { ownPorts, ownAddresses } = this.surroundings;
    return ownPorts.has(srcPort ?? 0) && ownAddresses.has(src);
  }
}
