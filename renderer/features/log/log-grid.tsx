import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import type { LogExtent } from '../../../electron/contract';
import { shownExtent } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { columns } from './columns';
import { LogRow, rowId } from './log-row';
import { changeView, useRows, useView } from './log-store';
import { openMenuAtPointer, openMenuByKey, RowMenu } from './row-menu';
import type { RowCache } from './row-cache';
import type { RowPull } from './row-pull';
import { useGeometry } from './use-geometry';
import { useScrolling } from './use-scrolling';
import { movedByKey, positionOf, resized, viewportOf, wantedRows, type LogView } from './view';
import { contentHeight, rowsOnScreen, scrollTopOf, type RowRange } from './viewport';
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

  useLayoutEffect(() => {
    if (geometry === null) return;
    const { height, headerHeight, rowHeight } = geometry;
    const visible = Math.max(0, height - headerHeight) / rowHeight;
    changeView((before, extent) => resized(before, extent, { rowHeight, visible }));
  }, [geometry]);
  useWantedRows(pull, view, log);

  const viewport = viewportOf(view, log);
  const position = positionOf(view, log);
  useScrolling(scroller, scrollTopOf(viewport, view.rowHeight, position));
  const range = rowsOnScreen(viewport, position);
  const rowsHeight = contentHeight(viewport, view.rowHeight);

  return (
    <div ref={scroller} className="log-scroller" data-testid="log-scroller">
      <div ref={measure} className="log-measure" aria-hidden="true" />
      <div
        className="log-spacer"
        style={{ height: rowsHeight + (geometry?.headerHeight ?? 0), ...digitsOf(newest) }}
      >
        <table
          className="log-grid"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA in HTML
          role="grid"
          aria-label="Log"
          // The header is the first row of the grid (WAI-ARIA 1.2, aria-rowindex).
          aria-rowcount={log.last + 1}
          aria-activedescendant={activeRow(view, range)}
          tabIndex={0}
          style={{ height: geometry?.height ?? 0 }}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onContextMenu={openMenuAtPointer}
        >
          <thead ref={header}>
            <tr aria-rowindex={1}>
              {columns.map(({ name, title }) => (
                <th key={name} scope="col" data-column={name}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody
            style={{ transform: `translateY(${(range.first - position) * view.rowHeight}px)` }}
          >
            {rowsOf({ view, range, cache, isFiltered })}
          </tbody>
        </table>
      </div>
      <RowMenu />
    </div>
  );
}

/** The row that the arrow keys move; screen readers can only be led to it while it exists. */
function activeRow({ selected }: LogView, { first, last }: RowRange): string | undefined {
  return selected !== null && selected >= first && selected <= last ? rowId(selected) : undefined;
}

/** Pulls what the view needs whenever it or the log has moved. */
function useWantedRows(pull: RowPull, view: LogView, log: LogExtent): void {
  const { first, last } = wantedRows(view, log);
  useEffect(() => {
    if (last >= first) pull.want({ first, last });
  }, [pull, first, last]);
}

interface RowsProps {
  view: LogView;
  range: RowRange;
  cache: RowCache;
  isFiltered: boolean;
}

/** Keyed by slot: a row that stays on screen keeps its element, one that comes reuses another. */
function rowsOf({ view, range, cache, isFiltered }: RowsProps) {
  const slots = Math.ceil(view.visible) + 1;
  const places = Array.from(
    { length: Math.max(0, range.last + 1 - range.first) },
    (_, index) => range.first + index,
  );
  return places.map((place) => (
    <LogRow
      key={place % slots}
      place={place}
      number={cache.get(place)?.number ?? (isFiltered ? null : place)}
      row={cache.get(place)}
      selected={place === view.selected}
    />
  ));
}

/** The column of numbers is as wide as the largest of them. */
function digitsOf(newest: number): Record<string, string> {
  return { '--log-digits': `${Math.max(4, String(newest).length)}ch` };
}

function onKeyDown(event: KeyboardEvent): void {
  if (openMenuByKey(event)) return event.preventDefault();
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  changeView((view, log) => {
    const moved = movedByKey(view, log, event.key);
    if (moved !== null) event.preventDefault();
    return moved ?? view;
  });
}

function onClick(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof Element)) return;
  const place = event.target.closest<HTMLElement>('.log-row')?.dataset['place'];
  if (place) changeView((view) => ({ ...view, selected: Number(place) }));
}
