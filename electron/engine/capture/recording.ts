import type { Capture as NativeCapture, RecordingOptions, RecordingStatus } from '#native';
import { failure, success, type LogExtent, type RecordingState, type Result } from '../../contract';
import { explainRecording, explainUnwritten } from './recording-refusal';
import { Unsaved } from './unsaved';

/** The files that a person wants of a capture: a recording, or what was received, saved afterwards. */
export class Recording {
  readonly #native: NativeCapture;
  readonly #unsaved = new Unsaved();
  #isOn = false;

  constructor(native: NativeCapture) {
    this.#native = native;
  }

  /** Records from now on what all sockets receive, those opened later included. An earlier recording ends. */
  start(options: RecordingOptions): Result<null> {
    try {
      this.stop();
      this.#native.record(options);
      this.#isOn = true;
      return success(null);
    } catch (error) {
      return { ok: false, error: explainRecording(error, options.path) };
    }
  }

  /** Ends the recording, and tells how it went; null where there was none. */
  stop(): RecordingStatus | null {
    this.#native.stopRecording();
    const status = this.#native.recording();
    if (this.#isOn) this.#unsaved.recorded(status?.datagrams ?? 0);
    this.#isOn = false;
    return status;
  }

  /** Moves the temporary files to where a person wants them. Resolves to the files that were made. */
  async save(file: string, options: { replace?: boolean }): Promise<Result<string[]>> {
    try {
      const { last } = this.#native.extent();
      const saved = await this.#native.save(file, options);
      this.#unsaved.saved(last);
      return saved.length > 0 ? success(saved) : failure('NOTHING_TO_SAVE', nothingToSave);
    } catch (error) {
      return { ok: false, error: explainRecording(error, file) };
    }
  }

  /** Null while nothing is recorded. */
  state(): RecordingState | null {
    const status = this.#isOn ? this.#native.recording() : null;
    if (status === null) return null;
    const { path, datagrams, bytes, lost, error } = status;
    const failed = error === undefined ? null : explainUnwritten(error, lost);
    return { path, datagrams, bytes, lost, failure: failed };
  }

  /** Datagrams of the log that are in none of these files. */
  unsaved(log: LogExtent): number {
    return this.#unsaved.count(log, this.state()?.datagrams ?? 0);
  }
}

const nothingToSave = 'There is nothing to save: all that was received is in files already.';
