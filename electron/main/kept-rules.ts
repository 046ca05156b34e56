import { existsSync } from 'node:fs';
import { failure, success, type Result, type Rules } from '../contract';
import { explainRecording, loadRules, writeRules } from '../engine';
import { writeKept } from './kept-file';
import type { RulesInUse } from './rules-in-use';

/** The rules in use, kept in a file from one run of the application to the next. */
export class KeptRules {
  constructor(
    readonly inUse: RulesInUse,
    /** Where they are kept. */
    readonly file: string,
  ) {}

  /** Uses the rules of the run before, if there are any. What cannot be used stays as it is. */
  async restore(): Promise<Result<null>> {
    if (!existsSync(this.file)) return success(null);
    const read = await loadRules(this.file);
    if (read.ok) this.inUse.set(read.value);
    return read.ok ? success(null) : cannotUse(this.file, read.error.message, defaultsUsed);
  }

  /** Uses the rules of a file from now on. */
  async adopt(file: string): Promise<Result<Rules>> {
    const read = await loadRules(file);
    if (!read.ok) return cannotUse(file, read.error.message, read.error.detail);
    this.inUse.set(read.value);
    const kept = this.#keep();
    return kept.ok ? read : kept;
  }

  #keep(): Result<null> {
    try {
      writeKept(this.file, writeRules(this.inUse.rules));
      return success(null);
    } catch (error) {
      return { ok: false, error: explainRecording(error, this.file) };
    }
  }
}

const defaultsUsed = 'The default rules are used. Import others, or put the file right.';

function cannotUse(file: string, reason: string, help: string): Result<never> {
  return failure('RULES_INVALID', `The rules of ${file} cannot be used: ${reason}`, help);
}
