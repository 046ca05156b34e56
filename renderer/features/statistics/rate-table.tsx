import { useState } from 'react';
import { decimalSeconds, type Measure, type Statistics } from '../../../electron/contract';
import { formatClock } from '../../lib/format-time';
import { goToTime } from '../log';
import { mostLines } from './choice';
import { bucketBegins } from './figures';
import { amount } from './words';

/** The figures of the chart, for whoever cannot see it, or wants to know exactly. Made while it is open. */
export function RateTable({ statistics, measure }: { statistics: Statistics; measure: Measure }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="statistics-details"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Over time as a table</summary>
      {isOpen && (
        <div className="statistics-wide">
          <Figures statistics={statistics} measure={measure} />
        </div>
      )}
    </details>
  );
}

function Figures({ statistics, measure }: { statistics: Statistics; measure: Measure }) {
  const lines = statistics.groups.slice(0, mostLines);
  return (
    <table className="statistics-table">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">All</th>
          {lines.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bucketBegins(statistics).map((begin, at) => (
          <tr key={String(begin)}>
            <th scope="row">
              <button
                type="button"
                className="statistics-text"
                title="Go to these rows"
                onClick={() => void goToTime(decimalSeconds(begin))}
              >
                {formatClock(decimalSeconds(begin))}
              </button>
            </th>
            <td>{amount(statistics.all.series[measure][at] ?? 0, measure)}</td>
            {lines.map(({ name, series }) => (
              <td key={name}>{amount(series[measure][at] ?? 0, measure)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
