/** Which datagrams of a file, and with them which of its frames. */
export type FileSelection =
  /** All frames, also those without a datagram. */
  | { kind: 'everything' }
  /** The rows from `first` (1 or more) to `last`, both included; `first` - 1 for none. */
  | { kind: 'range'; first: number; last: number }
  /** Any rows: bit n - 1 of the bytes, the lowest bit of a byte first, says whether row n is meant. */
  | { kind: 'rows'; rows: Uint8Array };

export interface FileExportOptions {
  /** The file that is written; one that is there is overwritten, and keeps its permissions. */
  path: string;
  /** `pcap` is the classic form with nanoseconds. It has one link type, that of its first frame. */
  container: 'pcapng' | 'pcap';
  /**
   * `original` (if absent): frames as they are, and from pcapng to pcapng whole blocks, also those
   * that are no frames. `ethernet`: each frame from its Ethernet header on, or from its IP header on
   * behind an Ethernet header that is made up.
   */
  framing?: 'original' | 'ethernet';
  /** Everything if absent. Of fragmented datagrams all frames are written. */
  selection?: FileSelection;
  /** Called at most about once a MiB. */
  onProgress?: (progress: FileExportProgress) => void;
  signal?: AbortSignal | undefined;
}

export const exportOptionNames = [
  'path',
  'container',
  'framing',
  'selection',
  'onProgress',
  'signal',
] as const satisfies readonly (keyof FileExportOptions)[];

/** What was written, and what was not although it was selected. */
export interface FileExportCounts {
  frames: number;
  /** Unix datagrams, which have no place in Ethernet. */
  unixDatagrams: number;
  /** Frames with neither an Ethernet header nor IP inside. */
  withoutIp: number;
  /** Packet blocks that contradict themselves. */
  unreadable: number;
  /** Entries of a journal and the like, which only pcapng can have. */
  withoutPacket: number;
  /** Frames of another link type than the first one, in pcap. */
  foreignLink: number;
}

export interface FileExportProgress extends FileExportCounts {
  /** Bytes of the source that were read, of `size`; what is read twice counts twice. */
  bytes: number;
  size: number;
  done: boolean;
}

/** What FileExport in binding/file_export.h takes. */
export interface NativeFileExportOptions {
  path: string;
  container: string;
  framing: string;
  /** Bytes of the source that are indexed. */
  size: number;
  /** Whether no damage is in them. */
  intact: boolean;
  first?: number;
  last?: number;
  rows?: Uint8Array;
}
