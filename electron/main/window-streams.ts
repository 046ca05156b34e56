import { failure, success, type CallOutput, type Result, type Settings } from '../contract';
import { streamOptionsOf, type StreamOptions, type Streams } from '../engine';

/** What a window shows: a running capture, or a file, which may not be open. */
export interface Streaming {
  setStreamOptions(options: StreamOptions): void;
  streams(): Streams | null;
  endStreams(): boolean;
  readonly areStreamsEnded: boolean;
}

/** Where settings come from, and go on to come from. */
interface SettingsInUse {
  readonly current: Settings;
  onChange(listener: (settings: Settings) => void): () => void;
}

/**
 * The streams of what a window shows. Other settings have them told apart anew, from the beginning of the log;
 * filters that are applied go on by those of before.
 */
export class WindowStreams {
  readonly #stopListening: () => void;

  constructor(
    private readonly log: Streaming,
    settings: SettingsInUse,
    private readonly rules: { readonly areAboutStreams: boolean },
  ) {
    this.#stopListening = judgeBy(log, settings);
  }

  /** Fails after a person ended the analysis: looking alone does not begin it anew. */
  current(): Result<Streams> {
    return this.log.areStreamsEnded ? ended() : this.begin();
  }

  get isEnded(): boolean {
    return this.log.areStreamsEnded;
  }

  begin(): Result<Streams> {
    const streams = this.log.streams();
    return streams === null ? notOpen() : success(streams);
  }

  end(): Result<null> {
    if (this.rules.areAboutStreams) return needed('Rules');
    return this.log.endStreams() ? success(null) : needed('A filter or an alert rule');
  }

  close(): void {
    this.#stopListening();
  }
}

/** Has streams judged by settings, as they are and become. Returns a function that ends this. */
function judgeBy(log: Streaming, settings: SettingsInUse): () => void {
  const judge = ({ streams }: Settings): void => log.setStreamOptions(streamOptionsOf(streams));
  judge(settings.current);
  return settings.onChange(judge);
}

/** What is listed while nothing is analysed. */
export const nothingAnalysed: CallOutput<'streams.list'> = {
  progress: {
    analysed: 0,
    last: 0,
    streamless: 0,
    missed: 0,
    unlisted: 0,
    failure: null,
    isEnded: true,
  },
  total: 0,
  matching: 0,
  alarmed: 0,
  streams: [],
};

function ended(): Result<never> {
  return failure(
    'CALL_INAPPLICABLE',
    'Streams are not analysed any more.',
    'The view of streams has a button that begins it again.',
  );
}

function needed(by: string): Result<never> {
  return failure(
    'CALL_INAPPLICABLE',
    `${by} ask${by.endsWith('s') ? '' : 's'} about streams, so that they have to be analysed.`,
    'Clear the filter, or change the rules first.',
  );
}

function notOpen(): Result<never> {
  return failure('CALL_INAPPLICABLE', 'The file is not open, so that it has no streams.');
}
