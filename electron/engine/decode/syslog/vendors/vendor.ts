import type { Draft } from '../message';

/** What a vendor writes into its messages, behind a header that others use too. */
export interface SyslogVendor {
  name: string;
  /** The characters that its messages start with, each a byte's; any at all if absent. */
  starts?: string;
  /**
   * Sets `vendor`, and fields, if the message is this vendor's; leaves the draft as it is if not. Runs
   * for every message, so a glance must tell most that are not. Linear in the length.
   */
  read(draft: Draft): boolean;
}
