import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { liveState } from '../../lib/capture-store';
import { areUsual, columnStyle, shownColumns } from '../../lib/columns';
import { showView } from '../../lib/dock';
import { formatCount } from '../../lib/format-number';
import { placeAfterKey } from '../../lib/list-keys';
import { useCapture } from '../../lib/use-capture';
import { useSeconds } from '../../lib/use-seconds';
import { placesOf, type RowRange } from '../../lib/viewport';
import { useVirtualRows } from '../../ui/use-virtual-rows';
import { usualStreamColumns, useStreamColumns } from './columns';
import { placeOf, selectedAt, streamAt, type StreamPage, type StreamSelection } from './selection';
import { StreamHeader } from './stream-header';
import { openMenu } from './stream-menu';
import { StreamRow, streamRowId } from './stream-row';
import {
  changeSelection,
  closeDetail,
  listPull,
  openDetail,
  pageFor,
  pageOf,
  streamsStore,
  useStreamList,
  useStreamsView,
} from './streams-store';
import './stream-grid.css';

/** The table of streams, of which only the lines on the screen are there. */
export function StreamGrid() {
  const scroller = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLTableSectionElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(pageFor({ first: 0, last: 0 }));
  const pulled = useStreamList(asked);
  const count = pulled.value?.matching ?? 0;
  const rows = useVirtualRows({ count, scroller, header, row });
  const { range } = rows;
  // Known only once the list has a size: what is to be pulled follows from what is on the screen.
  const wanted = pageFor(range);
  if (wanted.from !== asked.from || wanted.count !== asked.count) setAsked(wanted);
  const page = pageOf(pulled);
  const selection = useStreamsView((view) => view.selection);
  const now = useNow();
  const settings = useStreamColumns();
  const columns = useMemo(() => shownColumns(settings), [settings]);

  return (
    <div ref={scroller} className="stream-scroller" data-testid="stream-scroller">
      <div ref={row} className="stream-measure" aria-hidden="true" />
      <div
        className="stream-spacer"
        data-columns={areUsual(settings, usualStreamColumns) ? 'usual' : 'chosen'}
        style={{
          height: rows.contentHeight,
          ...digitsOf(pulled.value?.total ?? 0),
          ...columnStyle(settings, 'var(--gap)'),
        }}
      >
        <table
          className="stream-grid"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA in HTML
          role="grid"
          aria-label="Streams"
          aria-rowcount={count + 1}
          aria-activedescendant={activeRow(selection, page, range)}
          tabIndex={0}
          style={{ height: rows.height }}
          onKeyDown={(event) => onKeyDown(event, rows.page, rows.reveal)}
          onClick={onClick}
          onContextMenu={onContextMenu}
        >
          <StreamHeader columns={columns} header={header} />
          <tbody style={{ transform: `translateY(${rows.shift}px)` }}>
            {placesOf(range).map((place) => {
              const line = streamAt(page, place);
              return (
                <StreamRow
                  // By slot: a line that stays keeps its element, one that comes reuses another.
                  key={place % (rows.page + 3)}
                  place={place}
                  line={line}
                  now={now}
                  columns={columns}
                  isSelected={line !== undefined && line.number === selection.stream}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The column of numbers is as wide as the largest of them, or its title. */
function digitsOf(total: number): Record<string, string> {
  return { '--stream-digits': `${Math.max(4, formatCount(total).length)}ch` };
}

/** Screen readers can only be led to a line that is there. */
function activeRow(
  { stream, place }: StreamSelection,
  page: StreamPage,
  { first, last }: RowRange,
): string | undefined {
  const isThere = place >= first && place <= last && streamAt(page, place)?.number === stream;
  return stream !== null && isThere ? streamRowId(stream) : undefined;
}

/** Seconds since the epoch; null for a file, whose streams are of another time. */
function useNow(): number | null {
  const isLive = useCapture((capture) => liveState(capture) !== null);
  const seconds = useSeconds();
  return isLive ? seconds : null;
}

function onKeyDown(
  event: KeyboardEvent<HTMLElement>,
  page: number,
  reveal: (place: number) => void,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  const { selection, detail } = streamsStore.getState();
  const pulled = listPull.state.getState();
  const count = pulled.value?.matching ?? 0;
  const place = placeAfterKey(placeOf(selection), event.key, { count, page });
  if (place !== null) {
    event.preventDefault();
    changeSelection((before) => selectedAt(before, pageOf(pulled), place));
    return reveal(place);
  }
  if (isMenuKey(event) && openMenuByKey(selection.stream)) return event.preventDefault();
  if (event.key === 'Enter' && selection.stream !== null) openDetail();
  if (event.key !== 'Escape') return;
  event.preventDefault();
  if (detail === 'open') closeDetail();
  else showView('log');
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

function openMenuByKey(stream: number | null): boolean {
  const row = stream === null ? null : document.getElementById(streamRowId(stream));
  if (stream === null || row === null) return false;
  const { left, bottom } = row.getBoundingClientRect();
  openMenu(stream, { x: left + 48, y: bottom });
  return true;
}

function onClick(event: MouseEvent): void {
  if (selectClicked(event) !== null) openDetail();
}

function onContextMenu(event: MouseEvent): void {
  const stream = selectClicked(event);
  if (stream === null) return;
  event.preventDefault();
  openMenu(stream, { x: event.clientX, y: event.clientY });
}

/** Selects the stream that was clicked, and tells its number; null where none was. */
function selectClicked({ target }: MouseEvent): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('.stream-row') : null;
  const { place, stream } = row?.dataset ?? {};
  if (place === undefined || stream === undefined) return null;
  changeSelection(() => ({ stream: Number(stream), place: Number(place), wanted: null }));
  return Number(stream);
}
