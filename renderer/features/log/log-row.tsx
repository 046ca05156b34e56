import { memo } from 'react';
import { formatEndpoint, type Row } from '../../../electron/contract';
import { coloursOf } from '../../lib/rule-colours';
import { formatClock, formatInstant } from '../../lib/format-time';

interface LogRowProps {
  /** Its place in what is shown: in the log, or among the matches of a filter. */
  place: number;
  /** Its number in the log; null until that is known. */
  number: number | null;
  /** Undefined until it has been pulled. */
  row: Row | undefined;
  selected: boolean;
}

/** The id under which `aria-activedescendant` finds a row. */
export function rowId(place: number): string {
  return `log-row-${place}`;
}

/** One line of the log. Its contents never change once there, so it renders again only if moved. */
export const LogRow = memo(function LogRow({ place, number, row, selected }: LogRowProps) {
  return (
    <tr
      id={rowId(place)}
      className="log-row"
      data-place={place}
      data-number={number}
      aria-rowindex={place + 1}
      aria-selected={selected}
      style={row?.colour ? coloursOf(row.colour.colour) : undefined}
    >
      <td className="log-number" title={row && originOf(row)}>
        {number}
      </td>
      {row === undefined ? <td>…</td> : <Cells row={row} />}
    </tr>
  );
});

/** What no column has: where in the file it is, and the rule that coloured it. */
function originOf({ frame, colour }: Row): string {
  const place = frame === null ? [] : [`Frame ${frame} of the file`];
  return [...place, ...(colour === null ? [] : [`Rule “${colour.name}”`])].join(' · ');
}

function Cells({ row }: { row: Row }) {
  return (
    <>
      <td data-column="time" title={formatInstant(row.time)}>
        {formatClock(row.time)}
      </td>
      <Endpoint host={row.src} port={row.srcPort} />
      <Endpoint host={row.dst} port={row.dstPort} />
      <td className="log-number log-ttl">{row.ttl}</td>
      <td className="log-number">{row.length}</td>
      <td className="log-text" title={row.text}>
        {row.text}
      </td>
    </>
  );
}

/** In a narrow column the address is cut, never the port; a screen reader hears both as one. */
function Endpoint({ host, port }: { host: string; port: number | null }) {
  const endpoint = formatEndpoint(host, port) || 'no name';
  const colon = port === null ? endpoint.length : endpoint.lastIndexOf(':');
  const room = `calc(100% - ${endpoint.length - colon}ch)`;
  return (
    <td aria-label={endpoint} title={endpoint}>
      <span className="log-host" style={{ maxWidth: room }}>
        {endpoint.slice(0, colon)}
      </span>
      {endpoint.slice(colon)}
    </td>
  );
}
