import type { LogFile as NativeLogFile } from '#native';
import { RecordedSessions } from '../discovery/recorded-sessions';
import type { LogStreams } from '../streams/log-streams';

/** Announcements that are read of one file, each once. */
const mostRead = 10_000;

/** The clock rates of sessions that a file announces itself, for its streams. */
export class FileSessions {
  /** Null before somebody asks about streams. */
  #reading: RecordedSessions | null = null;

  constructor(private readonly file: Pick<NativeLogFile, 'query'>) {}

  /** Resolves when all are known, or nobody has asked. */
  async known(): Promise<void> {
    await this.#reading?.done;
  }

  /**
   * Reads them, the first time. An announcement may stand behind what it is about, so that streams are told apart
   * again when all are read: once a file, and only where they give any clock rate.
   */
  readFor(streams: LogStreams): void {
    if (this.#reading !== null) return;
    let isAny = false;
    this.#reading = new RecordedSessions(this.file, {
      most: mostRead,
      tell: (clocks) => {
        isAny ||= clocks.length > 0;
        streams.setSessionClocks(clocks, 'recorded');
      },
    });
    void this.#reading.done.then(() => isAny && streams.beginAnew());
  }

  close(): void {
    this.#reading?.close();
  }
}
