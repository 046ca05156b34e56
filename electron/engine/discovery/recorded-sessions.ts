import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatagramRow, Predicate, Query, StreamClock } from '#native';
import { longestDescription } from '../decode/payload/sdp';
import { Announcements } from './announcements';
import type { Finding, Heard } from './protocol';
import { Recent } from './recent';
import { sap } from './sap';

/** Where announcements go, whatever their scope: each scope has a group of its own (RFC 2974, section 3). */
export const announcementPort = 9875;

/** Datagrams that are read before others have their turn. */
const readAtOnce = 128;

/** Of each second, a tenth at most is spent on reading: what is hostile takes longer to read than to send. */
const restPerWork = 9;

/** Announcements that are known when they come again, as they do every few minutes. */
const mostKnown = 10_000;

/** Bytes of a payload: a description, and more than any header has (RFC 2974, section 6). */
const mostBytes = longestDescription + 2048;

const toAnnouncementPort: Predicate = {
  kind: 'and',
  of: [
    { kind: 'port', least: announcementPort, most: announcementPort, end: 'destination' },
    {
      kind: 'or',
      of: [
        { kind: 'address', prefix: '224.0.0.0/4', end: 'destination' },
        { kind: 'address', prefix: 'ff00::/8', end: 'destination' },
      ],
    },
  ],
};

/** What announcements are looked for in: a capture, or a capture file. */
interface SessionLog {
  query(predicate: Predicate): Query;
}

interface ReadingOptions {
  /** Is told of all clock rates when some of them are new. */
  tell: (clocks: StreamClock[]) => void;
  /** Announcements, without those that are known, after which no more is read; no limit if absent. */
  most?: number;
}

/**
 * What the announcements of SAP that a log has say of clock rates. Found by a query, which reads payloads of that port
 * alone, and read here. In a log, a session that was taken back was there before: its rates stay.
 */
export class RecordedSessions {
  /** Resolves when nothing is left to read: never of a running capture, unless it is closed. */
  readonly done: Promise<void>;
  readonly #query: Query;
  readonly #tell: ReadingOptions['tell'];
  readonly #reader = sap.reader();
  readonly #announcements = new Announcements();
  readonly #known = new Recent<string, true>(mostKnown);
  /** Number of the next match. */
  #next = 1;
  /** Announcements that may still be read. */
  #left: number;
  #isClosed = false;

  constructor(log: SessionLog, { tell, most = Infinity }: ReadingOptions) {
    this.#tell = tell;
    this.#left = most;
    this.#query = log.query(toAnnouncementPort);
    this.done = this.#follow();
  }

  /** The second time does nothing. */
  close(): void {
    this.#isClosed = true;
    this.#query.close();
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed && this.#left > 0) {
      const { matches, firstMatch, evaluated, done } = this.#query.progress();
      this.#next = Math.max(this.#next, firstMatch);
      if (this.#next <= matches) await this.#readSome(matches);
      else if (done) return;
      // Closed meanwhile, it rejects.
      else await this.#query.reached(evaluated + 1).catch(() => undefined);
    }
  }

  /** Reads some of the matches up to this one, and rests. */
  async #readSome(last: number): Promise<void> {
    const begin = performance.now();
    const end = Math.min(this.#next + readAtOnce - 1, last);
    const rows = this.#query.rows(this.#next, end - this.#next + 1, { payloadLimit: mostBytes });
    const newest = rows.at(-1);
    // There may be fewer, where payloads are large; and none that the log has let go.
    this.#next = newest === undefined ? end + 1 : this.#query.rankOf(newest.number) + 1;
    const areNew = rows.map((row) => this.#read(row));
    if (areNew.includes(true)) this.#tell(this.#announcements.clocks());
    await pause(restPerWork * (performance.now() - begin));
  }

  /** Returns whether it gave rates that were not known. */
  #read(row: DatagramRow): boolean {
    const heard = heardOf(row);
    if (this.#left === 0 || this.#isKnown(heard)) return false;
    this.#left -= 1;
    return this.#findings(heard).some((finding) => {
      if (finding.kind !== 'announced' || (finding.clocks ?? []).length === 0) return false;
      return this.#announcements.take('sap', finding, heard) !== null;
    });
  }

  #findings(heard: Heard): Finding[] {
    try {
      return this.#reader.read(heard);
    } catch {
      // It is no announcement, as most of what is hostile.
      return [];
    }
  }

  #isKnown({ src, payload }: Heard): boolean {
    const said = createHash('sha256').update(src).update('\n').update(payload).digest('base64');
    const isKnown = this.#known.get(said) === true;
    this.#known.set(said, true);
    return isKnown;
  }
}

function heardOf({ source, destination, payload, length, time }: DatagramRow): Heard {
  return {
    src: source.address,
    srcPort: source.port,
    dst: destination.address,
    dstPort: destination.port,
    payload,
    length,
    time: Number(time / 1_000_000n),
    interface: '',
    isReply: false,
  };
}
