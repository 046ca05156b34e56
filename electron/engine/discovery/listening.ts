import {
  mostDiscoveryInterfaces,
  type CallInput,
  type DiscoveryProtocolName,
  type Failure,
  type NetworkInterface,
} from '../../contract';
import { Post, type Surroundings } from './post';
import type { Reader } from './protocol';
import { discoveryRegistry } from './registry';

/** What is to be heard, on which interfaces, and whether questions are sent. */
export type DiscoveryRequest = CallInput<'discovery.start'>;

/** What is open on one interface. */
interface Listened {
  on: NetworkInterface;
  posts: Post[];
}

/** Listens to protocols on the interfaces that were chosen, also on those that appear or come up later. */
export class Listening {
  /** By index: one that was removed and is there again is another interface. */
  readonly #listened = new Map<number, Listened>();
  readonly #readers: ReadonlyMap<DiscoveryProtocolName, Reader>;
  readonly #surroundings: Surroundings;
  #isClosed = false;

  constructor(
    private readonly request: DiscoveryRequest,
    take: Surroundings['take'],
  ) {
    const { protocols } = request;
    this.#readers = new Map(protocols.map((name) => [name, discoveryRegistry[name].reader()]));
    this.#surroundings = { take, ownPorts: new Set(), ownAddresses: new Set() };
  }

  /** How many groups it listens to. */
  get size(): number {
    return this.#posts().reduce((sum, { size }) => sum + size, 0);
  }

  /** Names of the interfaces that are listened on. */
  get interfaces(): string[] {
    return [...this.#listened.values()].map(({ on }) => on.name);
  }

  /**
   * Listens where it does not yet, and no more on what is gone. What is down and up again is still listened on.
   * Resolves to why some groups could not be joined.
   */
  async follow(now: readonly NetworkInterface[]): Promise<Failure[]> {
    if (this.#isClosed) return [];
    this.#surroundings.ownAddresses = new Set(
      now.flatMap(({ addresses }) => addresses.map(({ address }) => address)),
    );
    this.#leave(now);
    const added = this.#chosen(now)
      .filter(({ index }) => !this.#listened.has(index))
      .slice(0, mostDiscoveryInterfaces - this.#listened.size)
      .map((on) => this.#add(on));
    const failures: Failure[] = [];
    for (const post of added.flat()) failures.push(...(await post.listen()));
    if (this.request.ask) for (const post of added.flat()) await post.ask();
    return failures;
  }

  close(): void {
    this.#isClosed = true;
    for (const post of this.#posts()) post.close();
    this.#listened.clear();
  }

  #posts(): Post[] {
    return [...this.#listened.values()].flatMap(({ posts }) => posts);
  }

  #chosen(now: readonly NetworkInterface[]): NetworkInterface[] {
    const { interfaces } = this.request;
    return interfaces === null
      ? now.filter(({ up, multicast }) => up && multicast)
      : now.filter(({ name }) => interfaces.includes(name));
  }

  /** IPv6 is begun anew where an interface has got its first address of it, or has none any more. */
  #leave(now: readonly NetworkInterface[]): void {
    for (const [index, { on, posts }] of this.#listened) {
      const found = now.find((each) => each.index === index);
      if (found !== undefined && hasIpv6(found) === hasIpv6(on)) continue;
      for (const post of posts) post.close();
      this.#listened.delete(index);
    }
  }

  #add(on: NetworkInterface): Post[] {
    const posts = [...this.#readers].map(
      ([name, reader]) => new Post(discoveryRegistry[name], reader, on, this.#surroundings),
    );
    this.#listened.set(on.index, { on, posts });
    return posts;
  }
}

function hasIpv6({ addresses }: NetworkInterface): boolean {
  return addresses.some(({ family }) => family === 6);
}
