/** Where and how a capture is recorded. */
export interface RecordingOptions {
  /**
   * A pcapng file; of Unix sockets NAME.unix.EXTENSION, for libpcap refuses a file with two link types.
   * With any of the three limits it is a pattern: NAME_00001_20261231235959.EXTENSION and so on.
   */
  path: string;
  /** Whether a file that is there is replaced; refused with EEXIST if absent. */
  replace?: boolean;
  /** Bytes of a file, after which the next begins; without limit if 0 or absent. */
  fileBytes?: number;
  /** Seconds of a file, by the time of its datagrams; without limit if 0 or absent. */
  fileSeconds?: number;
  /** Datagrams of a file; without limit if 0 or absent. */
  fileDatagrams?: number;
  /** How many files to keep, the oldest going first; all if 0 or absent. */
  files?: number;
  /** Milliseconds after which a datagram is on the disk, 1 to 3,600,000; 1000 if absent. */
  flushInterval?: number;
}

/** How a recording goes. */
export interface RecordingStatus {
  /** The file that is being written. */
  path: string;
  /** Datagrams recorded, and those that could not be: the disk was full, or slow for too long. */
  datagrams: number;
  lost: number;
  /** Bytes written, all files together, and those that wait for the disk. */
  bytes: number;
  waiting: number;
  /** Why nothing can be written at present, ENOSPC for example; absent while all is well. */
  error?: string;
}
