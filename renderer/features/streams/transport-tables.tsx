import type { StreamDetail } from '../../../electron/contract';
import { formatCount, formatMilliseconds } from '../../lib/format-number';

type Transport = NonNullable<StreamDetail['transport']>;

/** The programs of a transport stream and its PIDs, as far as the stream itself tells. */
export function TransportTables({ transport }: { transport: Transport }) {
  return (
    <>
      {transport.programs.length > 0 && <Programs programs={transport.programs} />}
      {transport.pids.length > 0 && <Pids pids={transport.pids} />}
    </>
  );
}

function Programs({ programs }: Pick<Transport, 'programs'>) {
  return (
    <section className="stream-programs">
      <h3 id="stream-programs">Programs</h3>
      <table className="stream-table" aria-labelledby="stream-programs">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Number</th>
            <th scope="col">PMT</th>
          </tr>
        </thead>
        <tbody>
          {programs.map(({ number, pmt, name }) => (
            <tr key={number}>
              <th scope="row">{name || 'no name'}</th>
              <td>{number}</td>
              <td>{pid(pmt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Pids({ pids }: Pick<Transport, 'pids'>) {
  return (
    <section className="stream-pids">
      <h3 id="stream-pids">PIDs</h3>
      <table className="stream-table" aria-labelledby="stream-pids">
        <thead>
          <tr>
            {['Kind', 'PID', 'Packets', 'Continuity errors', 'Scrambled', 'PCR', 'PCR jitter'].map(
              (heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {pids.map((each) => (
            <tr key={each.pid}>
              <th scope="row">{each.kind || 'unknown'}</th>
              <td>{pid(each.pid)}</td>
              <td>{formatCount(each.packets)}</td>
              <td>{formatCount(each.continuityErrors)}</td>
              <td>{formatCount(each.scrambled)}</td>
              <td title="Highest interval of the program clock reference">
                {each.pcr && formatMilliseconds(each.pcr.interval.most)}
              </td>
              <td title="Highest jitter of the program clock reference">
                {each.pcr && formatMilliseconds(each.pcr.jitter.most)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `0x1fff`, as PIDs are written. */
function pid(number: number): string {
  return `0x${number.toString(16).padStart(4, '0')}`;
}
