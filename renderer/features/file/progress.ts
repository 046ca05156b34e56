import type { FileState } from '../../../electron/contract';
import { formatBytes } from '../../lib/format-number';

interface Progress {
  /** 0 to 1; undefined while nobody knows how much there is, as the value of a progress bar. */
  value: number | undefined;
  text: string;
}

/** How far a file is read. Of what is compressed, only what is unpacked so far is known. */
export function progressOf({ indexed, size }: Pick<FileState, 'indexed' | 'size'>): Progress {
  const read = formatBytes(indexed);
  if (size === null) return { value: undefined, text: `${read} read` };
  const value = size === 0 ? 1 : Math.min(1, indexed / size);
  return { value, text: `${read} of ${formatBytes(size)} read` };
}
