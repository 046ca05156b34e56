import type { StreamClock } from '#native';
import { mostAnnouncements, type Announcement, type DiscoveryProtocolName } from '../../contract';
import type { Finding, Heard } from './protocol';

/** Announcements by one host: a proxy has many, and one that invents them takes no more room. */
const mostOfOneHost = 1000;

/** Clock rates that are told of all sessions: what streams are analysed by has bounds of its own. */
const mostClocks = 3000;

/** Names of interfaces that one announcement was heard on. */
const mostInterfaces = 16;

interface Entry {
  key: string;
  announcement: Announcement;
  clocks: readonly StreamClock[];
  /** All of its texts in lower case, for searches. */
  searched: string;
}

/** What is announced at present, in bounds: of what is too much, that which was silent for longest goes. */
export class Announcements {
  /** In the order in which they were last heard. */
  readonly #entries = new Map<string, Entry>();
  /** Keys by who announced them, in the same order. */
  readonly #ofHost = new Map<string, Set<string>>();
  #lastId = 0;

  get size(): number {
    return this.#entries.size;
  }

  /** Takes what a datagram said. Returns what is new or was taken back; null where it is known. */
  take(
    protocol: DiscoveryProtocolName,
    finding: Exclude<Finding, { kind: 'question' }>,
    heard: Heard,
  ): { kind: 'added' | 'changed' | 'removed'; announcement: Announcement } | null {
    const key = `${protocol} ${finding.key}`;
    const known = this.#entries.get(key);
    if (finding.kind === 'announced') return this.#announce(protocol, key, finding, heard, known);
    // Whoever takes something back must be who announced it.
    if (known === undefined || known.announcement.from !== heard.src) return null;
    this.#remove(known);
    return { kind: 'removed', announcement: known.announcement };
  }

  /** Takes away what has expired, and returns it; `now` in milliseconds since the epoch. */
  expire(now: number): Announcement[] {
    const expired = [...this.#entries.values()].filter(
      ({ announcement: { expires } }) => expires !== null && expires <= now,
    );
    for (const entry of expired) this.#remove(entry);
    return expired.map(({ announcement }) => announcement);
  }

  clear(): void {
    this.#entries.clear();
    this.#ofHost.clear();
  }

  find(id: number): Announcement | undefined {
    return this.#inOrder().find(({ announcement }) => announcement.id === id)?.announcement;
  }

  /** Those that have the text in them, whatever its case, in the order in which they were first heard. */
  matching(text: string): Announcement[] {
    const wanted = text.trim().toLowerCase();
    return this.#inOrder()
      .filter(({ searched }) => searched.includes(wanted))
      .map(({ announcement }) => announcement);
  }

  /** Clock rates of payload types of RTP, by those who were first heard. */
  clocks(): StreamClock[] {
    return this.#inOrder()
      .flatMap(({ clocks }) => clocks)
      .slice(0, mostClocks);
  }

  #inOrder(): Entry[] {
    return [...this.#entries.values()].toSorted((a, b) => a.announcement.id - b.announcement.id);
  }

  #announce(
    protocol: DiscoveryProtocolName,
    key: string,
    { announced, lifetime, clocks = [] }: Extract<Finding, { kind: 'announced' }>,
    heard: Heard,
    known: Entry | undefined,
  ) {
    const before = known?.announcement;
    if (known === undefined) this.#makeRoom(heard.src);
    else this.#remove(known);
    const announcement: Announcement = {
      ...announced,
      id: before?.id ?? (this.#lastId += 1),
      protocol,
      from: heard.src,
      interfaces: withName(before?.interfaces ?? [], heard.interface),
      firstHeard: before?.firstHeard ?? heard.time,
      lastHeard: heard.time,
      expires: Math.round(heard.time + lifetime * 1000),
      heard: (before?.heard ?? 0) + 1,
    };
    this.#add({ key, announcement, clocks, searched: searchedText(announcement) });
    if (before === undefined) return { kind: 'added', announcement } as const;
    const isKnown = isSame(before, announcement) && haveSame(known?.clocks, clocks);
    return isKnown ? null : ({ kind: 'changed', announcement } as const);
  }

  #makeRoom(host: string): void {
    const own = this.#ofHost.get(host);
    const silent = own !== undefined && own.size >= mostOfOneHost ? first(own) : undefined;
    const oldest =
      this.#entries.size >= mostAnnouncements ? first(this.#entries.keys()) : undefined;
    const entry = this.#entries.get(silent ?? oldest ?? '');
    if (entry !== undefined) this.#remove(entry);
  }

  #add(entry: Entry): void {
    const { from } = entry.announcement;
    this.#entries.set(entry.key, entry);
    const own = this.#ofHost.get(from) ?? new Set();
    own.add(entry.key);
    this.#ofHost.set(from, own);
  }

  #remove({ key, announcement: { from } }: Entry): void {
    this.#entries.delete(key);
    const own = this.#ofHost.get(from);
    own?.delete(key);
    if (own?.size === 0) this.#ofHost.delete(from);
  }
}

function first<Item>(items: Iterable<Item>): Item | undefined {
  for (const item of items) return item;
  return undefined;
}

function withName(names: readonly string[], name: string): string[] {
  if (names.includes(name) || names.length >= mostInterfaces) return [...names];
  return [...names, name];
}

function haveSame(one: readonly StreamClock[] | undefined, other: readonly StreamClock[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether the two say the same, whenever they were heard. */
function isSame(one: Announcement, other: Announcement): boolean {
  return said(one) === said(other);
}

function said({ kind, name, places, facts }: Announcement): string {
  return JSON.stringify([kind, name, places, facts]);
}

function searchedText({ protocol, kind, name, from, places, facts }: Announcement): string {
  const ends = places.map(({ media, host, port }) => `${media} ${host}:${port}`);
  const values = facts.map(({ value }) => value);
  return [protocol, kind, name, from, ...ends, ...values].join('\n').toLowerCase();
}
