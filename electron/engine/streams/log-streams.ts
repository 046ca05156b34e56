import type {
  StreamClock,
  StreamEventKind,
  StreamOptions,
  Streams as NativeStreams,
} from '#native';

/** What streams are told apart in: a capture, or a capture file. */
export interface StreamLog {
  streams(options?: StreamOptions): NativeStreams;
}

/** Where clock rates of sessions are known from: announcements that are listened to, or that the log itself has. */
type ClockOrigin = 'announced' | 'recorded';

/** Clock rates that are known to an analysis at most: see `StreamOptions.clocks`. */
const mostClocks = 4096;

/** An analysis that somebody goes by. */
export interface Lease {
  streams: NativeStreams;
  /** The second time does nothing. */
  release(): void;
}

/** What is known of the stream of one datagram. */
export interface StreamFacts {
  /** From 1; 0 where it has no stream, or it is not known yet. */
  number: number;
  /** What happened at the datagram. */
  events: readonly { kind: StreamEventKind; count: number }[];
}

/**
 * The one analysis of the streams of a log, for all who ask, so that they are told the same. It begins when somebody
 * first asks, and goes on until the log is closed, something else is asked of it, or a person ends it.
 */
export class LogStreams {
  #current: Analysis | null = null;
  #options: StreamOptions = {};
  #wanted = JSON.stringify({});
  #revision = 0;
  #sessionClocks: Readonly<Record<ClockOrigin, readonly StreamClock[]>> = {
    announced: [],
    recorded: [],
  };
  #isEnded = false;

  constructor(
    private readonly log: StreamLog,
    /** Called whenever an analysis begins. */
    private readonly begun: () => void = () => undefined,
  ) {}

  /** Another number once it is another analysis. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Other options have streams told apart anew, from the beginning of the log. Whoever has a lease goes on with what
   * there was.
   */
  setOptions(options: StreamOptions): void {
    const wanted = JSON.stringify(options);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#options = options;
    this.beginAnew();
  }

  /** Has streams told apart from the beginning of the log again, by all that is known now, when somebody asks. */
  beginAnew(): void {
    this.#revision += 1;
    this.#current?.leave();
    this.#current = null;
  }

  /**
   * Says which clock rates sessions have that others announced. What comes from now on is measured by them, unless a
   * person told another rate: the log is not gone through again for what strangers say.
   */
  setSessionClocks(clocks: readonly StreamClock[], origin: ClockOrigin = 'announced'): void {
    this.#sessionClocks = { ...this.#sessionClocks, [origin]: clocks };
    this.#current?.native.setClocks(this.#clocks());
  }

  /** Whether a person ended the analysis, and nobody has asked for it since. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Ends the analysis, which begins anew when somebody asks. Returns false where somebody goes by it. */
  end(): boolean {
    if (this.#current?.isLeased === true) return false;
    this.close();
    this.#isEnded = true;
    return true;
  }

  /** The analysis of this moment, which may be another one at the next. */
  current(): NativeStreams {
    return this.#analysis().native;
  }

  /** The analysis of this moment, for as long as it is wanted. */
  lease(): Lease {
    return this.#analysis().lease();
  }

  /** What is known of a datagram by now. */
  factsOf(row: number): StreamFacts {
    const streams = this.current();
    return { number: streams.streamsOf(row, 1)[0] ?? 0, events: streams.eventsAt(row, 1) };
  }

  /**
   * Waits until a datagram, or the newest one where it does not exist, is known, but no longer than so many
   * milliseconds. Resolves to whether it is.
   */
  async reach(row: number, patience: number): Promise<boolean> {
    const streams = this.current();
    const { analysed, last, done } = streams.progress();
    const wanted = Math.min(row, last);
    if (analysed >= wanted || done) return true;
    // Closed meanwhile, it is not.
    const reached = streams.reached(wanted).then(
      () => true,
      () => false,
    );
    return await (patience === Infinity ? reached : within(patience, reached));
  }

  close(): void {
    this.#current?.native.close();
    this.#current = null;
  }

  #analysis(): Analysis {
    this.#isEnded = false;
    if (this.#current !== null) return this.#current;
    const analysis = new Analysis(this.log.streams({ ...this.#options, clocks: this.#clocks() }));
    this.#current = analysis;
    this.begun();
    return analysis;
  }

  /** What a person told comes first, and what is announced now before what was. */
  #clocks(): StreamClock[] {
    const { announced, recorded } = this.#sessionClocks;
    return [...(this.#options.clocks ?? []), ...announced, ...recorded].slice(0, mostClocks);
  }
}

async function within(milliseconds: number, reached: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const isReached = await Promise.race([reached, late]);
  clearTimeout(timer);
  return isReached;
}

/** One that is closed when nobody wants it any more. */
class Analysis {
  #leases = 0;
  #isLeft = false;

  constructor(readonly native: NativeStreams) {}

  lease(): Lease {
    this.#leases += 1;
    let isHeld = true;
    return {
      streams: this.native,
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.#leases -= 1;
        this.#closeIfUnused();
      },
    };
  }

  get isLeased(): boolean {
    return this.#leases > 0;
  }

  /** Nobody new will come. */
  leave(): void {
    this.#isLeft = true;
    this.#closeIfUnused();
  }

  #closeIfUnused(): void {
    if (this.#isLeft && this.#leases === 0) this.native.close();
  }
}
