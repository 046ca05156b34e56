import { scaledPace, type ReplayPace, type ReplayProgress } from '../contract';
import type { ControlCommand } from './replay-control';

/** What a key goes by. */
export interface KeyContext {
  progress: ReplayProgress;
  pace: ReplayPace;
  /** Number of the last datagram that is selected. */
  lastRow: number;
}

export const keyHelp = `  space      pause, and go on
  .          send the next one, and pause
  > <        go forward or back by a twentieth, also with the arrow keys
  + -        twice or half as fast
  q          end it
  ?          this list`;

const aliases: Readonly<Record<string, string>> = {
  '\u001b[C': '>',
  '\u001bOC': '>',
  '\u001b[D': '<',
  '\u001bOD': '<',
  '\u001b[A': '+',
  '\u001bOA': '+',
  '\u001b[B': '-',
  '\u001bOB': '-',
  '=': '+',
  // Ctrl-C and Ctrl-D, which send no signal while keys are read one by one.
  '\u0003': 'q',
  '\u0004': 'q',
  Q: 'q',
};

/** One key of what a terminal sends, which may be several at once. */
export function keysOf(input: string): string[] {
  return input.match(/\u001b[[O][A-D]|[^]/gu) ?? [];
}

/** What a key asks for; null for one that does nothing. */
export function commandOf(
  key: string,
  { progress, pace, lastRow }: KeyContext,
): ControlCommand | 'help' | null {
  const step = Math.max(1, Math.round(lastRow / 20));
  switch (aliases[key] ?? key) {
    case ' ':
      return { kind: progress.state === 'paused' ? 'resume' : 'pause' };
    case '.':
      return { kind: 'step', count: 1 };
    case '>':
      return { kind: 'seek', place: { row: progress.row + step } };
    case '<':
      return { kind: 'seek', place: { row: Math.max(1, progress.row - step) } };
    case '+':
      return paced(pace, 2);
    case '-':
      return paced(pace, 0.5);
    case 'q':
      return { kind: 'stop' };
    case '?':
      return 'help';
    default:
      return null;
  }
}

function paced(pace: ReplayPace, by: number): ControlCommand | null {
  const scaled = scaledPace(pace, by);
  return scaled === null ? null : { kind: 'pace', pace: scaled };
}
