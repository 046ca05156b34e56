/** How far a query is. */
export interface QueryProgress {
  /** Number of the last row whose outcome is known; 0 before the first. */
  evaluated: number;
  /** Matches found. They are numbered from 1 in the order of their rows. */
  matches: number;
  /** Number of the first match whose row the log still has. */
  firstMatch: number;
  /** Rows that could not be decided, because their payloads could not be read: no matches. */
  unreadable: number;
  /** Rows that could not be decided, because a pattern or judged test took too long: no matches either. */
  undecided: number;
  /** Whether all rows that the log has are evaluated. */
  caughtUp: boolean;
  /** Whether nothing more will come: the log is complete, or the query was cancelled or has failed. */
  done: boolean;
  /** Why it ended early; empty otherwise. */
  failure: string;
}
