import { decimalSeconds, type Incident } from '../../../electron/contract';
import { formatTime } from '../../lib/format-time';
import { Disclosure } from '../../ui/disclosure';
import './socket-incidents.css';

/** What happened to a socket without anybody's doing: the newest in view, what was before once it is opened. */
export function SocketIncidents({ incidents }: { incidents: readonly Incident[] }) {
  const newest = incidents.at(-1);
  if (newest === undefined) return null;
  const before = incidents.slice(0, -1).toReversed();
  if (before.length === 0) {
    return (
      <p className="socket-incidents">
        <Line incident={newest} />
      </p>
    );
  }
  return (
    <div className="socket-incidents">
      <Disclosure
        summary={<Line incident={newest} />}
        title="What happened to this socket by itself"
      >
        <ol aria-label="What happened before, the newest first">
          {before.map((incident) => (
            <li key={incident.number}>
              <Line incident={incident} />
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  );
}

function Line({ incident: { time, message } }: { incident: Incident }) {
  // Nanoseconds are what times are made of.
  const seconds = decimalSeconds(BigInt(time) * 1_000_000n);
  return (
    <>
      <time>{formatTime(seconds, { format: 'clock', digits: 0 }, null)}</time> {message}
    </>
  );
}
