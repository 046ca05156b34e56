import { latenessBars, latenessText, type ReplayReport } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { Section } from './section';
import './lateness-chart.css';

/** How late datagrams left: a bar for each power of two; nothing at top speed, which knows no late. */
export function LatenessChart({ histogram }: Pick<ReplayReport, 'histogram'>) {
  const bars = latenessBars(histogram);
  if (bars.length === 0) return null;
  const most = Math.max(...bars.map(({ count }) => count));
  return (
    <Section title="Lateness">
      <table className="lateness-chart" aria-label="Lateness">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Late by up to</th>
            <th scope="col">Share</th>
            <th scope="col">Datagrams</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ to, count }) => (
            <tr key={to}>
              <th scope="row">{latenessText(to)}</th>
              <td>
                <svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1">
                  {/* What there is at all can be seen. */}
                  <rect width={count === 0 ? 0 : Math.max(0.75, (100 * count) / most)} height="1" />
                </svg>
              </td>
              <td>{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
