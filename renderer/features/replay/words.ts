import type { ReplayReport, ReplaySkipped, ReplaySurvey } from '../../../electron/contract';
import { formatCount, formatRate } from '../../lib/format-number';

/** A count and what was counted: `1 datagram`, `2,000 datagrams`. */
export function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** Seconds as people read them: `0.250 s`, `12.3 s`, `2 min 5 s`, `3 h 20 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(3)} s`;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${formatCount(Math.floor(whole / 3600))} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A rate, or a dash where there is none yet. */
export function rateText(perSecond: number | null): string {
  return perSecond === null ? '–' : formatRate(perSecond);
}

/** Why datagrams are not sent, with how many. */
export function skippedTexts(skipped: ReplaySkipped): string[] {
  const reasons: [number, string][] = [
    [skipped.truncated, 'cut short by the snap length'],
    [skipped.excluded, 'sent nowhere by the table'],
    [skipped.withoutDestination, 'without a known destination'],
    [skipped.tooLong, 'too long for a datagram'],
  ];
  return reasons
    .filter(([count]) => count > 0)
    .map(([count, why]) => `${formatCount(count)} ${why}`);
}

export function totalSkipped(skipped: ReplaySkipped): number {
  return Object.values(skipped).reduce((sum, count) => sum + count, 0);
}

/** How long it takes, and how busy it gets. */
export function durationText({ duration, peak }: ReplaySurvey): string {
  return peak === null ? 'As fast as the system takes them' : formatSeconds(duration);
}

/** What became of a replay, in one line. */
export function outcomeOf(report: ReplayReport): { tone: 'done' | 'warning'; text: string } {
  const { sent, complete, stopped, failure, errors } = report;
  const datagrams = counted(sent, 'datagram');
  if (complete) return { tone: 'done', text: `All sent: ${datagrams}` };
  if (failure !== null) return { tone: 'warning', text: `Ended early after ${datagrams}` };
  if (stopped) return { tone: 'warning', text: `Stopped after ${datagrams}` };
  const refused = errors > 0 ? `, ${formatCount(errors)} refused` : '';
  return { tone: 'warning', text: `Not all sent: ${datagrams}${refused}` };
}

/** What else a report has to tell, a sentence each. */
export function remarksOf({ unboundPorts, stalls, file }: ReplayReport): string[] {
  const named = unboundPorts.slice(0, 5).map(({ port, code }) => `${port} (${code})`);
  const more = unboundPorts.length > 5 ? ' and others' : '';
  return [
    ...(named.length > 0
      ? [`Sent from another port than ${named.join(', ')}${more}: those could not be had.`]
      : []),
    ...(stalls > 0 ? [`Stood still ${counted(stalls, 'time')}: what followed left later.`] : []),
    ...(file === null ? [] : leftOverOf(file)),
  ];
}

function leftOverOf(file: NonNullable<ReplayReport['file']>): string[] {
  const { otherFrames, incomplete, abandoned, damaged } = file;
  const lacking = incomplete + abandoned;
  return [
    ...(lacking > 0 ? [`Not sent ${counted(lacking, 'datagram')} that lack fragments.`] : []),
    ...(damaged ? ['Not sent what is damaged or cut off in the file.'] : []),
    ...(otherFrames > 0
      ? [`${formatCount(otherFrames)} frames of the file are no datagrams, or parts of some.`]
      : []),
  ];
}
