import type { LogFileProgress } from '#native';
import type { Failure } from '../../contract';
import { explainDamage } from './log-file';

/** Why nothing, or nothing more, could be read of a file; null if all was, or will be. */
export function whyNoMore(name: string, progress: LogFileProgress): Failure | null {
  if (progress.failure === '') return null;
  const explained = explainDamage(name, progress);
  return explained.ok ? null : explained.error;
}

/** What a person should know about a file that can be read. */
export function noticesOf(name: string, progress: LogFileProgress): Failure[] {
  return [...damageOf(name, progress), ...unreadableOf(progress), ...incompleteOf(progress)];
}

/** Only once all is read: what was passed over, and how much made sense, is not known before. */
function damageOf(name: string, progress: LogFileProgress): Failure[] {
  if (!progress.done || progress.failure !== '') return [];
  const explained = explainDamage(name, progress);
  return explained.ok ? [] : [explained.error];
}

function unreadableOf({ unreadable }: LogFileProgress): Failure[] {
  return unreadable.map(({ linkType, frames }) => ({
    code: 'LINK_TYPE_UNKNOWN',
    message: `${counted(frames, 'frame')} of link type ${linkType} ${frames === 1 ? 'was' : 'were'} not read.`,
    detail: 'Gramscope does not know how datagrams lie in such frames.',
  }));
}

function incompleteOf({ abandoned }: LogFileProgress): Failure[] {
  if (abandoned === 0) return [];
  return [
    {
      code: 'FRAGMENTS_INCOMPLETE',
      message: `${counted(abandoned, 'datagram')} could not be put together.`,
      detail: 'Too many fragments were incomplete at the same time.',
    },
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
