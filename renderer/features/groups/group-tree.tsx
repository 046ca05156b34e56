import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { showView } from '../../lib/dock';
import { placesOf } from '../../lib/viewport';
import { useVirtualRows } from '../../ui/use-virtual-rows';
import { diagnose } from './group-actions';
import type { TreeLine } from './group-lines';
import { openMenu } from './group-menu';
import { GroupRow } from './group-row';
import { fold, selectLine, useGroupsView } from './groups-store';
import { moveOf } from './tree-keys';
import './group-tree.css';

const columns = [
  { name: 'name', title: 'Interface, Group, Source', hint: undefined },
  { name: 'state', title: 'State', hint: undefined },
  {
    name: 'users',
    title: 'Users',
    hint: 'Sockets of this machine that joined it here, those of the kernel included: whose they are the system does not say',
  },
  { name: 'ours', title: 'Our Sockets', hint: 'Sockets of this capture that joined it here' },
  { name: 'sources', title: 'Sources', hint: 'From whom the system lets it through' },
  { name: 'arriving', title: 'Arriving', hint: 'Datagrams that were seen in the last 10 s' },
] as const;

/** The tree of interfaces, groups and sources, of which only the lines on the screen are there. */
export function GroupTree({ lines }: { lines: readonly TreeLine[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLTableSectionElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows({ count: lines.length, scroller, header, row });
  const selected = useGroupsView((view) => view.selected);
  const at = lines.findIndex(({ key }) => key === selected);
  const isSeen = at >= rows.range.first && at <= rows.range.last;
  return (
    <div ref={scroller} className="group-scroller">
      <div ref={row} className="group-measure" aria-hidden="true" />
      <div className="group-spacer" style={{ height: rows.contentHeight }}>
        <table
          className="group-tree"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA in HTML
          role="treegrid"
          aria-label="Groups"
          aria-rowcount={lines.length + 1}
          aria-activedescendant={at >= 0 && isSeen ? rowId(at) : undefined}
          tabIndex={0}
          style={{ height: rows.height }}
          onKeyDown={(event) => onKeyDown(event, { lines, at, ...rows })}
          onClick={(event) => onClick(event, lines)}
          onDoubleClick={(event) => onDoubleClick(event, lines)}
          onContextMenu={(event) => onContextMenu(event, lines)}
        >
          <thead ref={header}>
            <tr aria-rowindex={1}>
              {columns.map(({ name, title, hint }) => (
                <th key={name} scope="col" data-column={name} title={hint}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ transform: `translateY(${rows.shift}px)` }}>
            {placesOf(rows.range).map((place) => {
              const line = lines[place];
              return (
                line !== undefined && (
                  <GroupRow
                    key={line.key}
                    id={rowId(place)}
                    line={line}
                    place={place}
                    isSelected={place === at}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function rowId(place: number): string {
  return `group-row-${place}`;
}

interface Keyboard {
  lines: readonly TreeLine[];
  /** The place of the selected line; below 0 where none is. */
  at: number;
  page: number;
  reveal: (place: number) => void;
}

function onKeyDown(event: KeyboardEvent<HTMLElement>, { lines, at, page, reveal }: Keyboard): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  const move = moveOf(lines, at < 0 ? null : at, event.key, page);
  const line = lines[at];
  if (move !== null) {
    event.preventDefault();
    if (move.kind !== 'select') return fold(move.key, move.kind);
    const target = lines[move.place];
    if (target !== undefined) selectLine(target.key);
    return reveal(move.place);
  }
  if (isMenuKey(event) && line !== undefined) openMenuByKey(event, line, at);
  if (event.key === 'Enter' && line !== undefined) activate(event, line);
  if (event.key === 'Escape') showView('log');
}

/** A group is asked about; what is only a place in the tree is opened or closed. */
function activate(event: KeyboardEvent, line: TreeLine): void {
  event.preventDefault();
  if (line.kind !== 'interface') diagnose(line);
  else if (line.isOpen !== null) fold(line.key, line.isOpen ? 'close' : 'open');
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

function openMenuByKey(event: KeyboardEvent, line: TreeLine, place: number): void {
  const row = document.getElementById(rowId(place));
  if (row === null) return;
  event.preventDefault();
  const { left, bottom } = row.getBoundingClientRect();
  openMenu(line, { x: left + 48, y: bottom });
}

function onClick(event: MouseEvent, lines: readonly TreeLine[]): void {
  const line = lineAt(event, lines);
  if (line === undefined) return;
  selectLine(line.key);
  const isFold = event.target instanceof Element && event.target.closest('.group-fold') !== null;
  if (isFold && line.isOpen !== null) fold(line.key, line.isOpen ? 'close' : 'open');
}

function onDoubleClick(event: MouseEvent, lines: readonly TreeLine[]): void {
  const line = lineAt(event, lines);
  if (line !== undefined && line.kind !== 'interface') diagnose(line);
}

function onContextMenu(event: MouseEvent, lines: readonly TreeLine[]): void {
  const line = lineAt(event, lines);
  if (line === undefined) return;
  event.preventDefault();
  selectLine(line.key);
  openMenu(line, { x: event.clientX, y: event.clientY });
}

function lineAt({ target }: MouseEvent, lines: readonly TreeLine[]): TreeLine | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.group-row') : null;
  return row === null ? undefined : lines[Number(row.dataset['place'])];
}
