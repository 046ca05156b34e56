import type { Grouping, Statistics } from '../../../electron/contract';
import { intervalBin } from '../../lib/bins';
import { formatBytes, formatCount } from '../../lib/format-number';
import { Alert } from '../../ui/notice';
import { groupingWords, useChoice, type Choice } from './choice';
import { Choices } from './choices';
import { groupsCsv, seriesCsv } from './csv';
import { GroupTable } from './group-table';
import { Histogram } from './histogram';
import { RateChart } from './rate-chart';
import { RateTable } from './rate-table';
import { Section } from './section';
import { useStatistics } from './use-statistics';
import { rate, sizeBin } from './words';
import './statistics-panel.css';

/** Who talks how much, and when. */
export function StatisticsPanel() {
  const { value, input, failure } = useStatistics();
  const choice = useChoice();
  return (
    <div className="statistics">
      <Choices />
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      {input !== null && value === null && (
        <p className="statistics-none">No datagrams to count.</p>
      )}
      {input !== null && value !== null && (
        <Counted statistics={value} by={input.by} choice={choice} />
      )}
    </div>
  );
}

interface CountedProps {
  statistics: Statistics;
  /** What these statistics were counted by, which a moment later may no longer be the choice. */
  by: Grouping;
  choice: Choice;
}

function Counted({ statistics, by, choice }: CountedProps) {
  const { one, many } = groupingWords[by];
  return (
    <>
      <Summary statistics={statistics} by={by} />
      <Section title="Over time" csv={() => seriesCsv(statistics)}>
        <RateChart statistics={statistics} by={by} choice={choice} />
        <RateTable statistics={statistics} measure={choice.measure} />
      </Section>
      <Section title={`Largest ${many}`} csv={() => groupsCsv(statistics, one.toLowerCase())}>
        <GroupTable statistics={statistics} by={by} choice={choice} />
      </Section>
      <Histogram title="Sizes" histogram={statistics.sizes} unit="bytes" nameOf={sizeBin} />
      <Histogram
        title="Intervals"
        histogram={statistics.intervals}
        unit="nanoseconds"
        nameOf={intervalBin}
      />
    </>
  );
}

function Summary({ statistics, by }: { statistics: Statistics; by: Grouping }) {
  const { all, distinct, isDistinctExact, seconds } = statistics;
  const figures: readonly [string, string][] = [
    ['Datagrams', formatCount(all.datagrams)],
    ['Bytes', formatBytes(all.bytes)],
    ['Mean rate', rate(all.datagrams / seconds, 'datagrams')],
    ['Mean size', `${formatCount(all.bytes / Math.max(1, all.datagrams))} B`],
    [
      groupingWords[by].many.replace(/^./u, (letter) => letter.toUpperCase()),
      `${isDistinctExact ? '' : '≥ '}${formatCount(distinct)}`,
    ],
  ];
  return (
    <dl className="statistics-summary" aria-label="Summary">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
