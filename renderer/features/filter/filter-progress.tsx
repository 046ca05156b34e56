import type { MatchesState } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { useCapture } from '../../lib/use-capture';

/** What the applied filter found so far; it changes up to thirty times a second. */
export function FilterProgress() {
  const matches = useCapture((capture) => capture.matches);
  if (matches === null) return null;
  return (
    <span className="filter-progress" data-testid="filter-progress" title={matches.text}>
      {wordsOf(matches)}
    </span>
  );
}

function wordsOf({ log, evaluated, undecided, took }: MatchesState): string {
  return [
    `${formatCount(log.last)} of ${formatCount(evaluated)}`,
    took === null ? 'filtering…' : secondsOf(took),
    ...(undecided > 0 ? [`${formatCount(undecided)} undecided`] : []),
  ].join(' · ');
}

function secondsOf(milliseconds: number): string {
  return milliseconds < 10 ? '< 0.01 s' : `${(milliseconds / 1000).toFixed(2)} s`;
}
