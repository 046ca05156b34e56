import { stat, truncate } from 'node:fs/promises';
import { failed, failure, success, type Failure, type Result } from '../../contract';
import { LogFile } from './log-file';

/** What a repair did. */
export interface Repair {
  /** Bytes of the unfinished block that were taken away; 0 where the file ended on a whole one. */
  removed: number;
  /** Frames that are left. */
  frames: number;
}

/**
 * Takes away what a crash left unfinished at the end of a capture file, so that it ends on a whole block:
 * other programs stop there, or warn. Damage elsewhere is left, for behind it there is more to read.
 */
export async function repair(name: string): Promise<Result<Repair>> {
  const opened = await LogFile.open(name);
  if (!opened.ok) return opened;
  const log = opened.value;
  try {
    const { size, frames, failure: reason, damage, damageCount } = await log.native.indexed();
    if (reason !== '') return failure('FILE_DAMAGED', `${name}: ${reason}.`, untouched);
    const last = damage.find(({ offset, skipped }) => offset + skipped === size);
    if (last === undefined) {
      return damageCount === 0 ? success({ removed: 0, frames }) : elsewhere(name);
    }
    return await cut(name, { at: last.offset, size, frames });
  } finally {
    log.close();
  }
}

const untouched = 'It was left as it is.';

function elsewhere(name: string): Result<never> {
  return failure(
    'FILE_DAMAGED',
    `${name} is damaged, but not at its end.`,
    `${untouched} All that makes sense of it goes to a new file with: gramscope export ${name} --to OUT`,
  );
}

interface Cut {
  at: number;
  /** Bytes of the file as it was read. */
  size: number;
  frames: number;
}

async function cut(name: string, { at, size, frames }: Cut): Promise<Result<Repair>> {
  try {
    // Also differs where the file is compressed: what was read is not what lies on the disk.
    if ((await stat(name)).size !== size) return { ok: false, error: unfit(name) };
    await truncate(name, at);
    return success({ removed: size - at, frames });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return failure('FILE_UNWRITABLE', `${name} could not be repaired: ${text}.`, untouched);
  }
}

function unfit(name: string): Failure {
  return failed(
    'FILE_UNWRITABLE',
    `${name} could not be repaired: it is compressed, or somebody is writing it.`,
    `${untouched} All that makes sense of it goes to a new file with: gramscope export ${name} --to OUT`,
  );
}
