import { failure, success, type Result, type Settings } from '../contract';
import { streamOptionsOf, type StreamOptions, type Streams } from '../engine';

/** What a window shows: a running capture, or a file, which may not be open. */
export interface Streaming {
  setStreamOptions(options: StreamOptions): void;
  streams(): Streams | null;
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
  ) {
    this.#stopListening = judgeBy(log, settings);
  }

  current(): Result<Streams> {
    const streams = this.log.streams();
    return streams === null ? notOpen() : success(streams);
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

function notOpen(): Result<never> {
  return failure('CALL_INAPPLICABLE', 'The file is not open, so that it has no streams.');
}
