import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useStore } from 'zustand';
import type { LogColumn, LogExtent, Row } from '../../../electron/contract';
import { shownExtent } from '../../lib/capture-store';
import { shownColumns } from '../../lib/columns';
import { useCapture } from '../../lib/use-capture';
import { cellId, moveCell, useCell, useCellCommands } from './cell-cursor';
import { areAsDesigned, logStyle } from './columns';
import { useLogSettings } from './columns-store';
import { LogHeader } from './log-header';
import { LogRow, rowId, type RowState } from './log-row';
import { openMenuAtPointer, openMenuByKey, RowMenu } from './row-menu';
import { useMarks } from './marks-store';
import { copySelection } from './copying';
import { useReference } from './reference-store';
import { changeView, useRows, useSelected, useView } from './log-store';
import type { RowPull } from './row-pull';
import { useGeometry } from '../../ui/use-geometry';
import { useScrolling } from './use-scrolling';
import {
  allSelected,
  clicked,
  movedByKey,
  positionOf,
  resized,
  selectionOf,
  viewportOf,
  wantedRows,
  type LogView,
} from './view';
import {
  contentHeight,
  placesOf,
  rowsOnScreen,
  scrollTopOf,
  type RowRange,
} from '../../lib/viewport';
import '../../ui/virtual-grid.css';
import './log-grid.css';

/**
 * The table of the log. The scroller holds a spacer, as high as the scrollbar needs; the table
 * sticks to the upper edge and has its header and only those rows that are on screen.
 */
export function LogGrid() {
  const scroller = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLTableSectionElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const geometry = useGeometry({ scroller, header, row: measure });
  const log = useCapture(shownExtent);
  const newest = useCapture(({ state }) => state?.log.last ?? 0);
  const isFiltered = useCapture(({ matches }) => matches !== null);
  const view = useView();
  const { cache, pull } = useRows();
  useStore(pull.state, (state) => state.revision);
  const settings = useLogSettings();
  const columns = useMemo(() => shownColumns(settings.columns), [settings.columns]);
  const { marks } = useMarks();
  const { format } = settings.time;
  const reference = useReference(format === 'reference' ? 'wanted' : 'idle')?.time ?? null;

  useLayoutEffect(() => {
    if (geometry === null) return;
    const { height, headerHeight, rowHeight } = geometry;
    const visible = Math.max(0, height - headerHeight) / rowHeight;
    changeView((before, extent) => resized(before, extent, { rowHeight, visible }));
  }, [geometry]);
  useWantedRows(pull, view, log, format === 'delta' ? 1 : 0);

  const cell = useShownCell(columns, cache.get(view.selected ?? 0));
  useCellCommands(useSelected());
  const viewport = viewportOf(view, log);
  const position = positionOf(view, log);
  useScrolling(scroller, scrollTopOf(viewport, view.rowHeight, position));
  const range = rowsOnScreen(viewport, position);
  const selection = selectionOf(view, log);
  const rowsHeight = contentHeight(viewport, view.rowHeight);

  return (
    <div ref={scroller} className="log-scroller" data-testid="log-scroller">
      <div ref={measure} className="log-measure" aria-hidden="true" />
      <div
        className="log-spacer"
        data-columns={areAsDesigned(settings) ? 'usual' : 'chosen'}
        style={{
          height: rowsHeight + (geometry?.headerHeight ?? 0),
          ...digitsOf(newest),
          ...logStyle(settings),
        }}
      >
        <table
          className="log-grid"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA in HTML
          role="grid"
          aria-label="Log"
          aria-multiselectable="true"
          // The header is the first row of the grid (WAI-ARIA 1.2, aria-rowindex).
          aria-rowcount={log.last + 1}
          aria-activedescendant={activeElement(view, range, cell)}
          tabIndex={0}
          style={{ height: geometry?.height ?? 0 }}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onContextMenu={openMenuAtPointer}
        >
          <LogHeader columns={columns} header={header} />
          <tbody
            style={{ transform: `translateY(${(range.first - position) * view.rowHeight}px)` }}
          >
            {placesOf(range).map((place) => (
              <LogRow
                // By slot: a row that stays keeps its element, one that comes reuses another.
                key={place % (Math.ceil(view.visible) + 1)}
                place={place}
                number={cache.get(place)?.number ?? (isFiltered ? null : place)}
                row={cache.get(place)}
                columns={columns}
                time={settings.time}
                since={format === 'delta' ? (cache.get(place - 1)?.time ?? null) : reference}
                mark={marks.get(cache.get(place)?.number ?? 0)}
                state={stateOf(place, view, selection)}
                cell={place === view.selected ? cell : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      <RowMenu />
    </div>
  );
}

/** The column of the cell that keys are about, where it is shown and its row has been pulled. */
function useShownCell(columns: readonly LogColumn[], row: Row | undefined): LogColumn | null {
  const cell = useCell();
  return cell !== null && row !== undefined && columns.includes(cell) ? cell : null;
}

/** The row that the arrow keys move, or its cell; screen readers can only be led to it while it exists. */
function activeElement(
  { selected }: LogView,
  { first, last }: RowRange,
  cell: LogColumn | null,
): string | undefined {
  if (selected === null || selected < first || selected > last) return undefined;
  return cell === null ? rowId(selected) : cellId;
}

/** Pulls what the view needs, and some rows above it, whenever it or the log has moved. */
function useWantedRows(pull: RowPull, view: LogView, log: LogExtent, above: number): void {
  const wanted = wantedRows(view, log);
  const first = Math.max(log.first, wanted.first - above);
  const { last } = wanted;
  useEffect(() => {
    if (last >= first) pull.want({ first, last });
  }, [pull, first, last]);
}

function stateOf(place: number, { selected }: LogView, selection: RowRange | null): RowState {
  if (place === selected) return 'active';
  if (selection === null) return 'plain';
  return place >= selection.first && place <= selection.last ? 'selected' : 'plain';
}

/** The column of numbers is as wide as the largest of them. */
function digitsOf(newest: number): Record<string, string> {
  return { '--log-digits': `${Math.max(4, String(newest).length)}ch` };
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (openMenuByKey(event)) return event.preventDefault();
  if (event.altKey || isCommand(event)) return;
  if (!event.shiftKey && moveCell(event.key)) return event.preventDefault();
  changeView((view, log) => {
    const moved = movedByKey(view, log, event.key, event.shiftKey ? 'range' : 'one');
    if (moved !== null) event.preventDefault();
    return moved ?? view;
  });
}

/** Does what Ctrl means in any list, and tells whether it was pressed. */
function isCommand(event: KeyboardEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  const key = event.shiftKey ? '' : event.key.toLowerCase();
  if (key !== 'a' && key !== 'c') return true;
  event.preventDefault();
  if (key === 'a') changeView(allSelected);
  else void copySelection('text');
  return true;
}

function onClick(event: MouseEvent<HTMLElement>): void {
  const place = placeOf(event);
  if (place === null) return;
  const reach = event.shiftKey ? 'range' : 'one';
  changeView((view) => clicked(view, place, reach));
}

function placeOf({ target }: MouseEvent): number | null {
  if (!(target instanceof Element)) return null;
  const place = target.closest<HTMLElement>('.log-row')?.dataset['place'];
  return place === undefined ? null : Number(place);
}
