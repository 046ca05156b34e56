import type { RulesInUse } from './rules-in-use';

/** Milliseconds that rows wait for their streams: some more than the analysis rests. */
const patience = 150;

/** What knows the streams of rows. */
export interface StreamsKnown {
  streamsReach(row: number, patience: number): Promise<boolean>;
}

/**
 * Has rows wait a moment for their streams where colours depend on these. Rows whose streams took longer have other
 * colours then, which the revision tells.
 */
export class StreamColours {
  #revision = 0;
  #isAwaited = false;

  constructor(
    private readonly log: StreamsKnown,
    private readonly rules: Pick<RulesInUse, 'areAboutStreams'>,
    private readonly changed: () => void,
  ) {}

  /** Grows when rows of before may have other colours. */
  get revision(): number {
    return this.#revision;
  }

  /** Resolves when the rows up to this one can be asked for. */
  async ready(row: number): Promise<void> {
    if (!this.rules.areAboutStreams) return;
    if (!(await this.log.streamsReach(row, patience))) void this.#await(row);
  }

  async #await(row: number): Promise<void> {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    const isKnown = await this.log.streamsReach(row, Infinity);
    this.#isAwaited = false;
    if (!isKnown) return;
    this.#revision += 1;
    this.changed();
  }
}
