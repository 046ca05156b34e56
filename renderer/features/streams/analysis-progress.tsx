import type { StreamProgress } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { Icon } from '../../ui/icon';
import { progressWords } from './words';

/** Rows by which an analysis that keeps up may be behind: what came while it looked at others. */
const usuallyBehind = 20_000;

/** How far the log is analysed, and what could not be. Nothing where all of it is. */
export function AnalysisProgress(progress: StreamProgress) {
  const { analysed, last, failure } = progress;
  const isBehind = failure === null && last - analysed > usuallyBehind;
  const lacks = lacksOf(progress);
  if (!isBehind && lacks.length === 0) return null;
  return (
    <div className="streams-progress">
      {isBehind && (
        <>
          <progress value={analysed} max={last} aria-label="Analysed" />
          <span data-testid="streams-progress">Analysed {progressWords(analysed, last)}</span>
        </>
      )}
      {lacks.map((lack) => (
        <span key={lack} className="streams-lack">
          <Icon name="warning" /> {lack}
        </span>
      ))}
    </div>
  );
}

/** What the figures leave out, in words. */
export function lacksOf({ missed, unlisted, failure }: StreamProgress): string[] {
  return [
    ...(failure === null ? [] : [`The analysis ended: ${failure}`]),
    ...(missed === 0 ? [] : [`${formatCount(missed)} datagrams went before they were analysed`]),
    ...(unlisted === 0
      ? []
      : [`${formatCount(unlisted)} datagrams are of streams beyond those that are kept apart`]),
  ];
}
