/** A place of a file that could not be read as it stood. */
export interface Damage {
  /** Where it begins: bytes from the start of the file, as it is uncompressed. */
  offset: number;
  /** What is wrong there, in words that may follow a colon. */
  reason: string;
  /** Bytes that were passed over until something readable came; 0 where none had to be. */
  skipped: number;
}

/** How far a file is indexed, and what was found so far. */
export interface LogFileProgress {
  /** Bytes that are indexed. */
  bytes: number;
  /** Bytes that the file has. What is compressed or piped grows meanwhile. */
  size: number;
  /** Frames, numbered as Wireshark numbers them. */
  frames: number;
  /** Those that have, or complete, a datagram: the rows. */
  datagrams: number;
  /** Datagrams of which the file has less than was sent, because of a snap length. */
  truncated: number;
  /** IP datagrams whose fragments were given up, because too many were incomplete. */
  abandoned: number;
  /** UDP datagrams of which fragments have not come yet: where nothing more will come, they are missing. */
  incomplete: number;
  /** The first hundred places of damage. */
  damage: Damage[];
  /** How many places there are in all. */
  damageCount: number;
  /** How many frames there are of each link type that cannot be read. */
  unreadable: { linkType: number; frames: number }[];
  /** Whether nothing more will come. */
  done: boolean;
  /** Why nothing, or nothing more, could be read; empty otherwise. */
  failure: string;
}

/** An interface that frames of a file were captured on. */
export interface LogFileInterface {
  /** Number in its section of the file, from 0. */
  id: number;
  /** LINKTYPE_ of https://www.tcpdump.org/linktypes.html */
  linkType: number;
  /** Empty where the file does not say. */
  name: string;
  description: string;
}
