import {
  failed,
  failure,
  mostDiscoveryInterfaces,
  success,
  type Announcement,
  type CallInput,
  type CallOutput,
  type DiscoveryState,
  type Failure,
  type NetworkInterface,
  type Result,
} from '../../contract';
import { listInterfaces } from '../interfaces';
import { Allowance } from './allowance';
import { Announcements } from './announcements';
import { chosenInterfaces } from './chosen-interfaces';
import { Post, type Surroundings } from './post';
import type { DiscoveryProtocol, Finding, Heard } from './protocol';
import { discoveryRegistry } from './registry';

/** How often it is looked for what has expired, in milliseconds. */
const tick = 1000;

/** Refusals that are told. */
const mostFailures = 20;

/** What is to be heard, on which interfaces, and whether questions are sent. */
export type DiscoveryRequest = CallInput<'discovery.start'>;

/** Something that became known, says something else, or is no more. */
export interface DiscoveryNews {
  kind: 'added' | 'changed' | 'removed' | 'expired';
  announcement: Announcement;
}

/** Listens to what other hosts announce, and keeps what is announced at present. */
export class Discovery {
  readonly #announcements = new Announcements();
  readonly #listeners = new Set<(news: DiscoveryNews) => void>();
  #posts: Post[] = [];
  #timer: NodeJS.Timeout | undefined;
  #allowance = new Allowance();
  #state: DiscoveryState = {
    isRunning: false,
    protocols: [],
    interfaces: [],
    ask: false,
    failures: [],
    passedOver: 0,
  };

  state(): DiscoveryState {
    return { ...this.#state };
  }

  /** Begins to listen, in place of what was listened to. Fails where nothing can be. */
  async start({ protocols, interfaces, ask }: DiscoveryRequest): Promise<Result<null>> {
    const chosen = chosenInterfaces(interfaces, listInterfaces());
    if (!chosen.ok) return chosen;
    this.stop();
    this.#announcements.clear();
    this.#allowance = new Allowance();
    const on = chosen.value.slice(0, mostDiscoveryInterfaces);
    const posts = this.#postsOf(protocols, on);
    this.#posts = posts;
    this.#timer = setInterval(() => this.#expire(), tick);
    this.#state = {
      isRunning: true,
      protocols: [...new Set(protocols)],
      interfaces: on.map(({ name }) => name),
      ask,
      failures: leftOut(chosen.value.length),
      passedOver: 0,
    };
    for (const post of posts) this.#note(posts, await post.listen());
    if (ask) for (const post of posts) await post.ask();
    // Meanwhile another one may have begun.
    if (posts !== this.#posts || posts.some(({ size }) => size > 0)) return success(null);
    return this.#refuse();
  }

  /** Listens no more. What was heard stays. */
  stop(): void {
    clearInterval(this.#timer);
    for (const post of this.#posts) post.close();
    this.#posts = [];
    this.#state = { ...this.#state, isRunning: false };
  }

  /** Those with the text in them, from place `from` on. */
  list({ from, count, text }: CallInput<'discovery.list'>): CallOutput<'discovery.list'> {
    const matching = this.#announcements.matching(text);
    return {
      state: this.state(),
      total: this.#announcements.size,
      matching: matching.length,
      announcements: matching.slice(from, from + count),
    };
  }

  /** Fails for one that was never announced, or is not any more. */
  find(id: number): Result<Announcement> {
    const found = this.#announcements.find(id);
    if (found !== undefined) return success(found);
    return failure('INPUT_INVALID', 'That is not announced any more.');
  }

  /** Tells the listener of each change. Returns a function that ends this. */
  onNews(listener: (news: DiscoveryNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #postsOf(protocols: DiscoveryRequest['protocols'], on: readonly NetworkInterface[]): Post[] {
    const surroundings: Surroundings = {
      take: (protocol, heard, read) => this.#take(protocol, heard, read),
      ownPorts: new Set(),
      ownAddresses: new Set(
        listInterfaces().flatMap(({ addresses }) => addresses.map(({ address }) => address)),
      ),
    };
    return [...new Set(protocols)].flatMap((name) => {
      const protocol = discoveryRegistry[name];
      const reader = protocol.reader();
      return on.map((each) => new Post(protocol, reader, each, surroundings));
    });
  }

  #take(protocol: DiscoveryProtocol, heard: Heard, read: () => Finding[]): Finding[] {
    let findings: Finding[] = [];
    const isRead = this.#allowance.spend(() => {
      findings = read();
      for (const finding of findings) {
        if (finding.kind === 'question') continue;
        const news = this.#announcements.take(protocol.name, finding, heard);
        if (news !== null) this.#tell(news);
      }
    });
    if (!isRead) this.#state.passedOver += 1;
    return findings;
  }

  #expire(): void {
    for (const announcement of this.#announcements.expire(Date.now())) {
      this.#tell({ kind: 'expired', announcement });
    }
  }

  #note(posts: readonly Post[], failures: readonly Failure[]): void {
    if (posts !== this.#posts) return;
    const all = [...this.#state.failures, ...failures];
    const messages = all.map(({ message }) => message);
    const distinct = all.filter(({ message }, at) => messages.indexOf(message) === at);
    this.#state = { ...this.#state, failures: distinct.slice(0, mostFailures) };
  }

  /** Nothing could be listened to: the first reason is that of the whole. */
  #refuse(): Result<never> {
    const [reason] = this.#state.failures;
    this.stop();
    if (reason !== undefined) return { ok: false, error: reason };
    return failure(
      'INTERFACE_UNKNOWN',
      'There is nothing to listen to on these interfaces.',
      'They may have no address of the family.',
    );
  }

  #tell(news: DiscoveryNews): void {
    for (const listener of this.#listeners) listener(news);
  }
}

function leftOut(chosen: number): Failure[] {
  if (chosen <= mostDiscoveryInterfaces) return [];
  const message = `Only the first ${mostDiscoveryInterfaces} of ${chosen} interfaces are listened on.`;
  return [failed('INPUT_INVALID', message, 'Name those that you want.')];
}
