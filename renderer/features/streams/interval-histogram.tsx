import type { StreamDetail } from '../../../electron/contract';
import { binsOf, intervalBin } from '../../lib/bins';
import { formatCount, formatShare } from '../../lib/format-number';
import { Bars } from '../../ui/bars';

type Histogram = NonNullable<StreamDetail['intervals']>['histogram'];

/** How long after the one before datagrams came. */
export function IntervalHistogram({ histogram }: { histogram: Histogram }) {
  const bins = binsOf(inNanoseconds(histogram));
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <section className="stream-intervals">
      <h3>Intervals</h3>
      <Bars
        label="Intervals between datagrams"
        names={bins.map(intervalBin).join('\n')}
        counts={bins.map(({ count }) => count)}
      />
      <details className="stream-details">
        <summary>Intervals as a table</summary>
        <table className="stream-table">
          <thead>
            <tr>
              <th scope="col">Interval</th>
              <th scope="col">Datagrams</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">{intervalBin(bin)}</th>
                <td>{formatCount(bin.count)}</td>
                <td>{formatShare(bin.count / total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** Borders come in milliseconds, of which fractions are not exact. */
function inNanoseconds({ borders, counts }: Histogram): Histogram {
  return { borders: borders.map((border) => Math.round(border * 1e6)), counts };
}
