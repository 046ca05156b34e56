/** A newer version that was found. */
export interface FoundUpdate {
  version: string;
  /** As they came: whatever a server may send. */
  notes: string;
  /** Bytes of the package; null where it is not told. */
  size: number | null;
}

/** What finds, fetches and installs newer versions. All of it fails with what went wrong, in words. */
export interface Updater {
  /** Resolves to null where there is nothing newer. */
  check(): Promise<FoundUpdate | null>;
  /** Fetches what was found last, and checks it; `received` is told the bytes so far. */
  download(received: (bytes: number) => void): Promise<void>;
  /** Ends the download, which then fails. */
  cancel(): void;
  /** Installs what was downloaded and ends the application; `failed` is told where it does not. */
  install(failed: (error: Error) => void): void;
}
