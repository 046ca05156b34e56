import {
  escapeControlsInLines,
  formatEndpoint,
  latenessBars,
  latenessText,
  paceText,
  type ReplayPace,
  type ReplayProgress,
  type ReplayReport,
  type ReplaySurvey,
} from '../contract';

/** Columns of the longest bar of the histogram. */
const longestBar = 40;

/** Destinations of a survey that are listed. */
const mostDestinations = 20;

export function progressText(progress: ReplayProgress, lastRow: number, pace: ReplayPace): string {
  const { state, row, loop, sent, errors, rate, lateness } = progress;
  const parts = [
    `${state} ${row}/${lastRow}`,
    ...(loop > 1 ? [`loop ${loop}`] : []),
    `sent ${sent}`,
    `errors ${errors}`,
    `${rateText(rate.achieved)} of ${rateText(rate.wanted)}/s`,
    `late ${lateness.median.toFixed(0)} ${lateness.p99.toFixed(0)} ${lateness.worst.toFixed(0)} µs`,
    paceText(pace),
  ];
  return parts.join('  ');
}

/** Datagrams a second. */
export function rateText(rate: number | null): string {
  if (rate === null) return '-';
  return rate < 100 ? rate.toFixed(1) : rate.toFixed(0);
}

export function surveyText(survey: ReplaySurvey): string {
  const { selected, sendable, bytes, duration, peak, destinations, elsewhere } = survey;
  const busiest =
    peak === null
      ? ''
      : `, in the busiest second ${Math.round(peak.datagrams)} (${megabits(peak.bits)})`;
  const time =
    peak === null ? 'as fast as the system takes them' : `in ${duration.toFixed(3)} seconds`;
  const lines = [
    `would send ${sendable} of ${selected} datagrams, ${bytes} bytes, ${time}${busiest}`,
    ...skippedLines(survey.skipped),
    ...destinations
      .slice(0, mostDestinations)
      .map(
        (to) =>
          `  to ${formatEndpoint(to.address, to.port === 0 ? null : to.port)}: ${to.datagrams}, ${to.bytes} bytes${to.outside ? ', outside' : ''}`,
      ),
  ];
  const more = destinations.length - mostDestinations;
  if (more > 0) lines.push(`  and to ${more} more destinations`);
  if (elsewhere > 0) lines.push(`  and ${elsewhere} datagrams to others`);
  return escapeControlsInLines(lines.join('\n'));
}

function megabits(bits: number): string {
  return `${(bits / 1_000_000).toFixed(3)} Mbit`;
}

/** What became of it, with a drawing of how late datagrams left. */
export function reportText(report: ReplayReport): string {
  const { sent, bytes, wanted, achieved, rate, loop, stalls, unboundPorts, file } = report;
  const loops = loop > 1 ? ` in ${loop} loops` : '';
  // At top speed there is no time that anything should have left at.
  const isTimed = report.histogram.length > 0;
  const lines = [
    `sent ${sent}, ${bytes} bytes${loops}, in ${achieved.toFixed(6)} seconds${isTimed ? `; wanted ${wanted.toFixed(6)}` : ''}`,
    `${rateText(rate.achieved)} a second${isTimed ? `; wanted ${rateText(rate.wanted)}` : ''}`,
    ...latenessLines(report),
    ...refusalLines(report),
    ...skippedLines(report.skipped),
  ];
  if (unboundPorts.length > 0) {
    const named = unboundPorts.slice(0, 5).map(({ port, code }) => `${port} (${code})`);
    const more = unboundPorts.length > 5 ? ' and others' : '';
    lines.push(`sent from another port than ${named.join(', ')}${more}`);
  }
  lines.push(...leftOverLines(file));
  if (stalls > 0) lines.push(`stood still ${stalls} times: what followed was sent later`);
  if (report.stopped) lines.push('stopped before the end');
  return escapeControlsInLines(lines.join('\n'));
}

function leftOverLines(file: ReplayReport['file']): string[] {
  if (file === null) return [];
  const { otherFrames, incomplete, abandoned, damaged } = file;
  return [
    ...(incomplete > 0 ? [incompleteText(incomplete)] : []),
    ...(abandoned > 0 ? [`not sent ${abandoned}: too many fragments were incomplete`] : []),
    ...(damaged ? ['not sent what is damaged or cut off in the file'] : []),
    ...(otherFrames > 0 ? [`other frames ${otherFrames}: without UDP, or fragments`] : []),
  ];
}

export function incompleteText(incomplete: number): string {
  return `not sent ${incomplete}: fragments of them are missing`;
}

function latenessLines({ lateness, histogram }: ReplayReport): string[] {
  const { median, p99, worst } = lateness;
  const bars = latenessBars(histogram);
  if (bars.length === 0) return [];
  const most = Math.max(...bars.map(({ count }) => count));
  return [
    `late: median ${latenessText(median)}, 99th percentile ${latenessText(p99)}, worst ${latenessText(worst)}`,
    ...bars.map(({ to, count }) => {
      const bar = '#'.repeat(Math.ceil((longestBar * count) / most));
      return `  up to ${latenessText(to).padStart(8)}  ${String(count).padStart(9)}  ${bar}`.trimEnd();
    }),
  ];
}

function refusalLines({ refusals }: ReplayReport): string[] {
  return refusals.map(
    ({ destination, code, count, row }) =>
      `refused ${count}: ${code} to ${destination}, first datagram ${row}`,
  );
}

function skippedLines(skipped: ReplayReport['skipped']): string[] {
  const reasons: [number, string][] = [
    [skipped.truncated, 'the log has only their beginning; --truncated send sends that'],
    [skipped.excluded, 'a mapping says so'],
    [skipped.withoutDestination, 'where they went is not known; --to and --map say where'],
    [skipped.tooLong, 'they are too long for a datagram there'],
  ];
  return reasons.filter(([count]) => count > 0).map(([count, why]) => `not sent ${count}: ${why}`);
}
