import {
  escapeControls,
  formatEndpoint,
  type LogColumn,
  type LogSettings,
  type Mark,
  type Row,
} from '../../../electron/contract';
import { formatInstant, formatTime } from '../../lib/format-time';
import { Icon } from '../../ui/icon';
import { Severity } from './severity';

/** What the cells of a row are made of, besides the row. */
export interface CellLook {
  time: LogSettings['time'];
  /** What its time is counted from, if the format counts; null where that is not known. */
  since: string | null;
  mark: Mark | undefined;
  /** The cell that keys are about has one. */
  id?: string | undefined;
}

interface CellProps extends CellLook {
  column: LogColumn;
  row: Row;
}

/** A cell of a row that has been pulled. */
export function LogCell({ column, row, id, ...look }: CellProps) {
  switch (column) {
    case 'number':
      return <RowNumber id={id} row={row} mark={look.mark} />;
    case 'source':
      return <Endpoint id={id} column={column} host={row.src} port={row.srcPort} />;
    case 'destination':
      return <Endpoint id={id} column={column} host={row.dst} port={row.dstPort} />;
    case 'time':
      return <Time id={id} at={row.time} settings={look.time} since={look.since} />;
    case 'severity':
      return (
        <td id={id} data-column={column}>
          {row.severity !== null && <Severity of={row.severity} />}
        </td>
      );
    case 'info':
      return <Plain id={id} column={column} value={row.info ?? row.text} />;
    case 'text':
      return <Text id={id} text={row.text} comment={escapeControls(look.mark?.comment ?? '')} />;
    default:
      return <Plain id={id} column={column} value={row[column]} />;
  }
}

type Identified = Pick<CellLook, 'id'>;

function Plain({
  id,
  column,
  value,
}: Identified & { column: LogColumn; value: string | number | null }) {
  return (
    <td id={id} data-column={column} title={typeof value === 'string' ? value : undefined}>
      {value}
    </td>
  );
}

function RowNumber({ id, row, mark }: Identified & { row: Row; mark: Mark | undefined }) {
  return (
    <td id={id} data-column="number" title={originOf(row)}>
      {mark !== undefined && (
        <span className="log-mark" title={escapeControls(mark.comment) || 'Marked'}>
          <Icon name="mark" />
          <span className="visually-hidden">Marked</span>
        </span>
      )}
      {row.number}
    </td>
  );
}

/** What no column has: where in the file it is, and the rule that coloured it. */
function originOf({ frame, colour }: Row): string {
  const place = frame === null ? [] : [`Frame ${frame} of the file`];
  return [...place, ...(colour === null ? [] : [`Rule “${colour.name}”`])].join(' · ');
}

interface TimeProps extends Identified {
  at: string;
  settings: LogSettings['time'];
  since: string | null;
}

function Time({ id, at, settings, since }: TimeProps) {
  return (
    <td
      id={id}
      data-column="time"
      data-counted={countedFormats.has(settings.format)}
      title={formatInstant(at)}
    >
      {formatTime(at, settings, since)}
    </td>
  );
}

/** Numbers whose points stand one below the other. */
const countedFormats: ReadonlySet<LogSettings['time']['format']> = new Set([
  'epoch',
  'delta',
  'reference',
]);

/** In a narrow column the address is cut, never the port; a screen reader hears both as one. */
function Endpoint({
  id,
  column,
  host,
  port,
}: Identified & {
  column: LogColumn;
  host: string;
  port: number | null;
}) {
  const endpoint = formatEndpoint(host, port) || 'no name';
  const colon = port === null ? endpoint.length : endpoint.lastIndexOf(':');
  const room = `calc(100% - ${endpoint.length - colon}ch)`;
  return (
    <td id={id} data-column={column} aria-label={endpoint} title={endpoint}>
      <span className="log-host" style={{ maxWidth: room }}>
        {endpoint.slice(0, colon)}
      </span>
      {endpoint.slice(colon)}
    </td>
  );
}

function Text({ id, text, comment }: Identified & { text: string; comment: string }) {
  return (
    <td id={id} data-column="text" title={text}>
      {comment !== '' && (
        <span className="log-comment" title={comment}>
          {comment}
        </span>
      )}
      {text}
    </td>
  );
}
