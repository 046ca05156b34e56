import { createReadStream } from 'node:fs';
import type { Result, Rules } from '../../contract';
import { explainUnreadable } from '../file/unreadable';
import { longestRules, readRules } from './rules-file';

/** No UTF-8 of as many UTF-16 code units as the rules may have is longer. */
const mostBytes = 3 * longestRules;

/** Reads a rules file from the disk, as readRules() does. */
export async function loadRules(file: string): Promise<Result<Rules>> {
  try {
    const chunks: Buffer[] = [];
    // One byte more than may be, so that what is too long is not taken for damaged. `end` is included.
    for await (const chunk of createReadStream(file, { end: mostBytes })) chunks.push(chunk);
    return readRules(Buffer.concat(chunks).toString());
  } catch (error) {
    return { ok: false, error: explainUnreadable(file, error) };
  }
}
