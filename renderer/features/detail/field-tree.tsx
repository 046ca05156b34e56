import { useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { ContextMenu, type MenuPoint } from '../../ui/context-menu';
import { Icon } from '../../ui/icon';
import { pointAt, setOpen, useLooking } from './detail-store';
import { filterEntries, useFilterCommands } from './field-menu';
import { copied, movedInTree } from './tree-keys';
import { linesOf, nodeAt, type TreeLine, type TreeNode } from './tree';
import './field-tree.css';

interface FieldTreeProps {
  nodes: readonly TreeNode[];
  /** The node that is pointed at, or that covers the byte at the cursor. */
  active: string | null;
}

/** What a datagram tells, as a tree (WAI-ARIA Authoring Practices, "Tree View"). */
export function FieldTree({ nodes, active }: FieldTreeProps) {
  const { closed } = useLooking();
  const [point, setPoint] = useState<MenuPoint | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const lines = linesOf(nodes, closed);
  const current = active === null ? undefined : nodeAt(nodes, active);
  useFilterCommands(current?.filter ?? null);
  useLayoutEffect(() => {
    document.getElementById(rowIdOf(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const openMenu = (event: MouseEvent | KeyboardEvent, at: MenuPoint) => {
    event.preventDefault();
    setPoint(at);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isMenuKey(event)) return openMenu(event, pointOf(event.currentTarget));
    if (current !== undefined && copied(event, current)) return event.preventDefault();
    if (movedInTree(event, lines, active)) event.preventDefault();
  };
  return (
    <>
      <div
        ref={tree}
        className="field-tree"
        role="tree"
        aria-label="Fields"
        aria-activedescendant={isInSight(lines, active) ? rowIdOf(active) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          const id = idAt(event.target);
          if (id !== null) pointAt({ kind: 'field', id });
          if (id !== null) openMenu(event, { x: event.clientX, y: event.clientY });
        }}
        onClick={({ target }) => click(target)}
      >
        {lines.map((line) => (
          <Line key={line.node.id} line={line} isActive={line.node.id === active} />
        ))}
      </div>
      <ContextMenu
        label="Field"
        point={point}
        entries={[
          { kind: 'heading', label: current?.filter ?? 'No filter finds this' },
          ...filterEntries(current?.filter ?? null),
        ]}
        onClose={() => {
          setPoint(null);
          tree.current?.focus();
        }}
      />
    </>
  );
}

function rowIdOf(id: string | null): string {
  return `detail-field-${id ?? ''}`;
}

function isInSight(lines: readonly TreeLine[], id: string | null): boolean {
  return lines.some(({ node }) => node.id === id);
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

/** Below the line that is active. */
function pointOf(tree: HTMLElement): MenuPoint {
  const line = tree.querySelector('[aria-selected="true"]') ?? tree;
  const { left, bottom, top } = line.getBoundingClientRect();
  return { x: left + 24, y: line === tree ? top + 24 : bottom };
}

function idAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-node]')?.dataset['node'] ?? null;
}

/** On the arrow it opens or closes, elsewhere it points. */
function click(target: EventTarget): void {
  const id = idAt(target);
  if (id === null || !(target instanceof Element)) return;
  const arrow = target.closest('.field-arrow');
  if (arrow !== null) return setOpen(id, arrow.matches('[data-open="true"]') ? 'closed' : 'open');
  pointAt({ kind: 'field', id });
}

/** A variable of its own for the style sheet, of which the types of React know nothing. */
function indentOf(level: number): Record<string, number> {
  return { '--level': level };
}

function Line({ line, isActive }: { line: TreeLine; isActive: boolean }) {
  const { node, level, position, siblings, isOpen } = line;
  const { name, value, note, meaning, naming, look } = node;
  return (
    <div
      id={rowIdOf(node.id)}
      className="field"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- HTML has no trees
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isActive}
      aria-expanded={isOpen ?? undefined}
      data-node={node.id}
      data-look={look}
      data-naming={naming}
      style={indentOf(level)}
    >
      <span className="field-arrow" data-open={isOpen} aria-hidden="true">
        {isOpen !== null && <Icon name="forward" />}
      </span>
      {look !== 'text' && (
        <span className="field-name" title={meaning}>
          {name}
        </span>
      )}
      {(value !== '' || note !== undefined) && (
        <span className="field-value">
          <span className="field-text">{value}</span>
          {note !== undefined && <small>{note}</small>}
        </span>
      )}
    </div>
  );
}
