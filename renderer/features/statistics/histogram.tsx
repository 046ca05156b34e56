import type { StatisticsHistogram } from '../../../electron/contract';
import { binsOf, type Bin } from '../../lib/bins';
import { formatCount } from '../../lib/format-number';
import { Bars } from '../../ui/bars';
import { histogramCsv } from './csv';
import { Section } from './section';
import { share } from './words';

interface HistogramProps {
  title: string;
  histogram: StatisticsHistogram;
  /** The unit of its borders, for CSV. */
  unit: string;
  nameOf: (bin: Bin) => string;
}

/** How many datagrams are of which size, or come how long after the one before. */
export function Histogram({ title, histogram, unit, nameOf }: HistogramProps) {
  const bins = binsOf(histogram);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <Section title={title} csv={() => histogramCsv(histogram, unit)}>
      <Bars
        label={`${title} of datagrams`}
        names={bins.map(nameOf).join('\n')}
        counts={bins.map(({ count }) => count)}
      />
      <details className="statistics-details">
        <summary>{title} as a table</summary>
        <table className="statistics-table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">Datagrams</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">{nameOf(bin)}</th>
                <td>{formatCount(bin.count)}</td>
                <td>{share(bin.count, total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}
