import type { ReplayRun } from '../../../electron/contract';
import { formatBytes, formatCount } from '../../lib/format-number';
import { Figures, latenessFigures, type Figure } from './figures';
import { rateText, totalSkipped } from './words';

/** How the replay does: ten times a second, so nothing announces it. */
export function LiveFigures({ run }: { run: ReplayRun }) {
  return <Figures label="Figures" figures={figuresOf(run)} />;
}

function figuresOf({ progress, pace }: ReplayRun): Figure[] {
  const { sent, errors, bytes, skipped, rate, lateness, stalls } = progress;
  const isTimed = pace.kind !== 'top';
  const passed = totalSkipped(skipped);
  return [
    { label: 'Sent', value: `${formatCount(sent)}, ${formatBytes(bytes)}` },
    { label: 'Errors', value: formatCount(errors), tone: errors > 0 ? 'danger' : undefined },
    {
      label: 'Rate',
      value: isTimed
        ? `${rateText(rate.achieved)} of ${rateText(rate.wanted)} /s`
        : `${rateText(rate.achieved)} /s`,
    },
    ...(isTimed ? latenessFigures(lateness) : []),
    ...(passed > 0 ? [{ label: 'Skipped', value: formatCount(passed) }] : []),
    ...(stalls > 0
      ? [{ label: 'Stood still', value: formatCount(stalls), tone: 'warning' as const }]
      : []),
  ];
}
