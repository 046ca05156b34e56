import { escapeControls, type ReplayReport } from '../../../electron/contract';
import { formatBytes, formatCount } from '../../lib/format-number';
import { FoldedNotice, Notice } from '../../ui/notice';
import { Figures, latenessFigures, type Figure } from './figures';
import { LatenessChart } from './lateness-chart';
import { ReportActions } from './report-actions';
import { Section } from './section';
import { formatSeconds, outcomeOf, rateText, remarksOf, skippedTexts } from './words';

/** What became of a replay. */
export function ReportView({ report }: { report: ReplayReport }) {
  const { failure, histogram, refusals, skipped } = report;
  const { tone, text } = outcomeOf(report);
  const remarks = [
    ...skippedTexts(skipped).map((why) => `Not sent: ${why}.`),
    ...remarksOf(report),
  ];
  return (
    <section className="replay-report" aria-label="Report">
      <output>
        <Notice tone={tone} message={text} detail="" />
      </output>
      {failure !== null && (
        <Notice tone="danger" message={failure.message} detail={failure.detail} />
      )}
      <Figures label="Report" figures={figuresOf(report)} />
      <Refused refusals={refusals} />
      <LatenessChart histogram={histogram} />
      {remarks.length > 0 && (
        <Section title="Remarks">
          <ul className="replay-list">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Section>
      )}
      <ReportActions report={report} />
    </section>
  );
}

function Refused({ refusals }: Pick<ReplayReport, 'refusals'>) {
  if (refusals.length === 0) return null;
  return (
    <Section title="Refused">
      {refusals.map(({ code, destination, count, row, failure }) => (
        <FoldedNotice
          key={`${code} ${destination}`}
          tone="danger"
          message={`${formatCount(count)} to ${escapeControls(destination)}: ${code}`}
          detail={[failure.message, failure.detail, `First datagram ${formatCount(row)}.`]
            .filter(Boolean)
            .join('\n')}
        />
      ))}
    </Section>
  );
}

function figuresOf(report: ReplayReport): Figure[] {
  const { sent, bytes, loop, errors, wanted, achieved, rate, lateness, histogram } = report;
  // At top speed there is no time that anything should have left at.
  const isTimed = histogram.length > 0;
  return [
    { label: 'Sent', value: `${formatCount(sent)}, ${formatBytes(bytes)}` },
    ...(loop > 1 ? [{ label: 'Loops', value: formatCount(loop) }] : []),
    { label: 'Errors', value: formatCount(errors), tone: errors > 0 ? 'danger' : undefined },
    { label: 'Took', value: formatSeconds(achieved) },
    ...(isTimed ? [{ label: 'Wanted', value: formatSeconds(wanted) }] : []),
    ...(rate.achieved === null
      ? []
      : [
          {
            label: 'Rate',
            value: `${rateText(rate.achieved)} /s${isTimed ? `, wanted ${rateText(rate.wanted)}` : ''}`,
          },
        ]),
    ...(isTimed ? latenessFigures(lateness) : []),
  ];
}
