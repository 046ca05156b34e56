import {
  decimalSeconds,
  escapeControls,
  success,
  type Alert,
  type AlertRule,
  type Failure,
  type Result,
} from '../../contract';
import type { Capture } from '../capture/capture';
import type { Datagram } from '../capture/datagram';
import type { Filter } from '../filter/filter';
import { readFilter } from '../filter/read-filter';
import type { Query } from '../query/query';
import { asksAboutStreams } from '../streams/asks-about-streams';
import { AlertList } from './alert-list';
import { explainFilter } from './explain-filter';
import { RuleWatch } from './rule-watch';

/** What a monitor tells its listeners. */
export type AlertEvent =
  /** A new line of the list. */
  | { kind: 'raised'; alert: Alert }
  /** More datagrams came while the threshold was reached: an alert with a new count. */
  | { kind: 'counted'; alert: Alert }
  /** The filter of a rule took too long too often: the rule is watched no more. */
  | { kind: 'failed'; rule: string; error: Failure };

/** A rule that is watched. */
interface WatchedRule {
  /** As it is now: its name and notification may change while it is watched. */
  rule: AlertRule;
  watch: RuleWatch;
  /** The alert that it raised last. */
  last: number;
  /** The analysis that it goes by, where it is about streams; null where it is not. */
  streams: number | null;
}

/** The query of a rule, and the analysis of streams that it goes by. */
type Begun = Pick<WatchedRule, 'streams'> & { query: Query<Datagram> };

/**
 * Raises alerts on what a capture receives from now on. Each enabled rule has a query of its own, which
 * finds its matches on another thread; here only their times are looked at, in batches. An alert comes
 * about 60 ms after the datagram that it is due to, where nothing is behind.
 */
export class AlertMonitor {
  readonly #list = new AlertList();
  readonly #listeners = new Set<(event: AlertEvent) => void>();
  #watched: WatchedRule[] = [];

  constructor(private readonly capture: Pick<Capture, 'query' | 'extent' | 'streamsRevision'>) {}

  /**
   * Replaces the rules. One whose filter and condition were there before goes on where it is; the others
   * begin with the next datagram, and so does one about streams that are told apart anew. Where one of them cannot be used, the rules stay as they were.
   */
  setRules(rules: readonly AlertRule[]): Result<null> {
    const rest = [...this.#watched];
    const added: AlertRule[] = [];
    const kept: { watched: WatchedRule; rule: AlertRule }[] = [];
    for (const rule of rules.filter(({ enabled }) => enabled)) {
      const at = rest.findIndex(
        (watched) => this.#isCurrent(watched) && isSameWatch(watched.rule, rule),
      );
      const [watched] = at < 0 ? [] : rest.splice(at, 1);
      if (watched === undefined) added.push(rule);
      else kept.push({ watched, rule });
    }
    const begun = this.#begin(added);
    if (!begun.ok) return begun;
    for (const { watch } of rest) watch.close();
    for (const { watched, rule } of kept) watched.rule = rule;
    this.#watched = [...kept.map(({ watched }) => watched), ...begun.value];
    return success(null);
  }

  /** The last 1000 alerts, the oldest first. */
  alerts(): Alert[] {
    return this.#list.all();
  }

  /** Marks an alert as seen; undefined where it is no longer in the list. */
  acknowledge(id: number): Alert | undefined {
    return this.#list.acknowledge(id);
  }

  /** Empties the list. Rules that are due stay so. */
  clear(): void {
    this.#list.clear();
  }

  /** Calls the listener with all that happens from now on. Returns a function that ends this. */
  onEvent(listener: (event: AlertEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when all rules were evaluated for what the log has by now. */
  async caughtUp(): Promise<void> {
    await Promise.all(this.#watched.map(({ watch }) => watch.caughtUp()));
  }

  /** Ends everything but the list; to be called before the capture is closed. Nothing is told afterwards. */
  close(): void {
    this.#listeners.clear();
    for (const { watch } of this.#watched) watch.close();
    this.#watched = [];
  }

  #isCurrent({ streams }: WatchedRule): boolean {
    return streams === null || streams === this.capture.streamsRevision;
  }

  /** Watches all of these rules, or none. */
  #begin(rules: readonly AlertRule[]): Result<WatchedRule[]> {
    const queries: { rule: AlertRule; query: Begun }[] = [];
    for (const rule of rules) {
      const begun = this.#query(rule);
      if (!begun.ok) {
        for (const { query } of queries) query.query.close();
        return begun;
      }
      queries.push({ rule, query: begun.value });
    }
    return success(queries.map(({ rule, query }) => this.#watch(rule, query)));
  }

  #query(rule: AlertRule): Result<Begun> {
    const read = readFilter(rule.filter);
    if (!read.ok) return explainFilter('alert', rule.name, read.error);
    const begun = this.capture.query(this.#fromNow(read.value));
    if (!begun.ok) return explainFilter('alert', rule.name, begun.error);
    const isAboutStreams = asksAboutStreams(read.value.predicate);
    const streams = isAboutStreams ? this.capture.streamsRevision : null;
    return success({ query: begun.value, streams });
  }

  /** What was received before is left out by the index, so that no payload of it is read. */
  #fromNow(filter: Filter): Filter {
    const least = this.capture.extent().last + 1;
    return {
      ...filter,
      predicate: { kind: 'and', of: [{ kind: 'frame', least }, filter.predicate] },
    };
  }

  #watch(rule: AlertRule, { query, streams }: Begun): WatchedRule {
    const last = (): number => this.capture.extent().last;
    const watch = new RuleWatch(
      { query, when: rule.when, last },
      {
        raised: (count, time) => this.#raise(watched, count, time),
        counted: (matches) => this.#count(watched, matches),
        failed: (error) =>
          this.#tell({ kind: 'failed', rule: escapeControls(watched.rule.name), error }),
      },
    );
    const watched: WatchedRule = { rule, watch, last: 0, streams };
    watch.begin();
    return watched;
  }

  #raise(watched: WatchedRule, count: number, time: bigint): void {
    const { name, when, notify } = watched.rule;
    const alert = this.#list.add({
      rule: escapeControls(name),
      time: decimalSeconds(time),
      kind: when.kind,
      seconds: when.seconds,
      count,
      notify,
    });
    watched.last = alert.id;
    this.#tell({ kind: 'raised', alert });
  }

  #count({ last }: WatchedRule, matches: number): void {
    const alert = this.#list.count(last, matches);
    if (alert !== undefined) this.#tell({ kind: 'counted', alert });
  }

  #tell(event: AlertEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function isSameWatch(one: AlertRule, other: AlertRule): boolean {
  return one.filter === other.filter && isSameCondition(one, other);
}

function isSameCondition({ when: one }: AlertRule, { when: other }: AlertRule): boolean {
  if (one.seconds !== other.seconds) return false;
  if (one.kind === 'silence') return other.kind === 'silence';
  return other.kind === 'threshold' && one.count === other.count;
}
