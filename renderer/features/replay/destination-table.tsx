import { escapeControls, formatEndpoint, type ReplaySurvey } from '../../../electron/contract';
import { formatBytes, formatCount } from '../../lib/format-number';

/** Destinations that are listed; of more, how many there are. */
const mostListed = 50;

/** Where datagrams would go, in the order of the first to each. */
export function DestinationTable({ survey }: { survey: ReplaySurvey }) {
  const { destinations, elsewhere } = survey;
  const more = destinations.length - mostListed;
  return (
    <>
      <table className="replay-destinations" aria-label="Destinations">
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">Datagrams</th>
            <th scope="col">Bytes</th>
          </tr>
        </thead>
        <tbody>
          {destinations.slice(0, mostListed).map(({ address, port, datagrams, bytes, outside }) => (
            <tr key={`${address} ${port}`}>
              <td>
                {escapeControls(formatEndpoint(address, port === 0 ? null : port))}
                {outside && <em> outside</em>}
              </td>
              <td>{formatCount(datagrams)}</td>
              <td>{formatBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="replay-words">And {formatCount(more)} more destinations.</p>}
      {elsewhere > 0 && (
        <p className="replay-words">And {formatCount(elsewhere)} datagrams to others.</p>
      )}
    </>
  );
}
