import { failure, success, type Result, type StreamSettings } from '../contract';
import { streamOptionsOf, type StreamOptions, type Streams } from '../engine';

/** What a window shows: a running capture, or a file, which may not be open. */
export interface Streaming {
  streams(options: StreamOptions): Streams | null;
}

/**
 * The streams of what a window shows, from when somebody first asks for them. Other settings have them told
 * apart anew, from the beginning of the log.
 */
export class WindowStreams {
  #streams: Streams | null = null;
  #settings: StreamSettings | null = null;

  constructor(
    private readonly log: Streaming,
    private readonly settings: () => StreamSettings,
  ) {}

  current(): Result<Streams> {
    const settings = this.settings();
    // Settings are replaced area by area, never changed.
    if (settings !== this.#settings) this.close();
    this.#settings = settings;
    this.#streams ??= this.log.streams(streamOptionsOf(settings));
    return this.#streams === null ? notOpen() : success(this.#streams);
  }

  close(): void {
    this.#streams?.close();
    this.#streams = null;
  }
}

function notOpen(): Result<never> {
  return failure('CALL_INAPPLICABLE', 'The file is not open, so that it has no streams.');
}
