import type { StreamClock } from '#native';
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
import { onInterfaceLook } from '../capture/interface-watch';
import { isSystemError } from '../capture/system-error';
import { listInterfaces } from '../interfaces';
import { Allowance } from './allowance';
import { Announcements } from './announcements';
import { chosenInterfaces } from './chosen-interfaces';
import { Listening, type DiscoveryRequest } from './listening';
import type { DiscoveryProtocol, Finding, Heard } from './protocol';

/** How often it is looked for what has expired, in milliseconds. */
const tick = 1000;

/** Refusals that are told. */
const mostFailures = 20;

/** Something that became known, says something else, or is no more. */
export interface DiscoveryNews {
  kind: 'added' | 'changed' | 'removed' | 'expired';
  announcement: Announcement;
}

/** Listens to what other hosts announce, and keeps what is announced at present. */
export class Discovery {
  readonly #announcements = new Announcements();
  readonly #listeners = new Set<(news: DiscoveryNews) => void>();
  #listening: Listening | null = null;
  #stopFollowing: (() => void) | null = null;
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
    const interfaces = this.#listening?.interfaces ?? this.#state.interfaces;
    return { ...this.#state, interfaces };
  }

  /** Begins to listen, in place of what was listened to. Fails where nothing can be. */
  async start({ protocols, interfaces, ask }: DiscoveryRequest): Promise<Result<null>> {
    const chosen = chosenInterfaces(interfaces, listInterfaces());
    if (!chosen.ok) return chosen;
    this.stop();
    this.#announcements.clear();
    this.#allowance = new Allowance();
    const listening = new Listening({ protocols, interfaces, ask }, (protocol, heard, read) =>
      this.#take(protocol, heard, read),
    );
    this.#listening = listening;
    this.#timer = setInterval(() => this.#expire(), tick);
    this.#state = {
      isRunning: true,
      protocols: [...new Set(protocols)],
      interfaces: [],
      ask,
      failures: leftOut(chosen.value.length),
      passedOver: 0,
    };
    await this.#follow(listening, chosen.value);
    // Meanwhile another one may have begun.
    if (listening !== this.#listening) return success(null);
    if (listening.size === 0) return this.#refuse();
    this.#followInterfaces(listening);
    return success(null);
  }

  /** Listens no more. What was heard stays. */
  stop(): void {
    clearInterval(this.#timer);
    this.#state = { ...this.state(), isRunning: false };
    this.#stopFollowing?.();
    this.#stopFollowing = null;
    this.#listening?.close();
    this.#listening = null;
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

  /** Clock rates that announced sessions give payload types of RTP. */
  clocks(): StreamClock[] {
    return this.#announcements.clocks();
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

  /** Those that appear, or come up, are listened on too. */
  #followInterfaces(listening: Listening): void {
    try {
      this.#stopFollowing = onInterfaceLook(({ now }) => void this.#follow(listening, now));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      const message = `Interfaces that appear later are not listened on: ${error.message}.`;
      this.#note(listening, [{ code: 'SYSTEM', message, detail: '' }]);
    }
  }

  async #follow(listening: Listening, now: readonly NetworkInterface[]): Promise<void> {
    this.#note(listening, await listening.follow(now));
  }

  #note(listening: Listening, failures: readonly Failure[]): void {
    if (listening !== this.#listening) return;
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
