import { repair } from '../engine';
import { complain, say } from './report';

/** Has a file end on a whole block. Resolves to the exit status. */
export async function repairFile(file: string): Promise<number> {
  const repaired = await repair(file);
  if (!repaired.ok) return complain(repaired.error);
  const { removed, frames } = repaired.value;
  say(
    removed === 0
      ? `nothing to repair: ${frames} frames, and the file ends on a whole one`
      : `took ${removed} unfinished bytes away: ${frames} frames are left`,
  );
  return 0;
}
