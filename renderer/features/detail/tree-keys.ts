import type { KeyboardEvent } from 'react';
import { copyText } from '../../lib/clipboard';
import { pointAt, setOpen } from './detail-store';
import type { TreeLine, TreeNode } from './tree';

/** What a key does to the tree: it points elsewhere, or opens or closes what it points at. */
type Step = { kind: 'point'; id: string } | { kind: 'open' | 'closed'; id: string } | null;

/** Does what a key means in a tree. Returns whether it means anything. */
export function movedInTree(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>,
  lines: readonly TreeLine[],
  active: string | null,
): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
  const step = stepOf(event.key, lines, active);
  if (step?.kind === 'point') pointAt({ kind: 'field', id: step.id });
  else if (step !== null) setOpen(step.id, step.kind);
  return step !== null;
}

/** WAI-ARIA Authoring Practices, "Tree View", keyboard interaction. */
export function stepOf(key: string, lines: readonly TreeLine[], active: string | null): Step {
  const at = lines.findIndex(({ node }) => node.id === active);
  const line = lines[at];
  switch (key) {
    case 'ArrowDown':
      return pointTo(lines[at + 1] ?? line);
    case 'ArrowUp':
      return pointTo(at < 0 ? lines.at(-1) : (lines[at - 1] ?? line));
    case 'Home':
      return pointTo(lines[0]);
    case 'End':
      return pointTo(lines.at(-1));
    case 'ArrowRight':
      return line?.isOpen === false ? toggled(line) : pointTo(line?.isOpen ? lines[at + 1] : line);
    case 'ArrowLeft':
      return line?.isOpen === true ? toggled(line) : parentOf(line);
    case 'Enter':
    case ' ':
      return line === undefined || line.isOpen === null ? null : toggled(line);
    default:
      return null;
  }
}

function pointTo(line: TreeLine | undefined): Step {
  return line === undefined ? null : { kind: 'point', id: line.node.id };
}

function parentOf(line: TreeLine | undefined): Step {
  if (line === undefined) return null;
  return { kind: 'point', id: line.parent ?? line.node.id };
}

function toggled({ node, isOpen }: TreeLine): Step {
  return { kind: isOpen === true ? 'closed' : 'open', id: node.id };
}

/** Copies the value of a node where the key for copying was pressed and nothing else is chosen. */
export function copied({ key, ctrlKey, metaKey }: KeyboardEvent, { value }: TreeNode): boolean {
  const isCopy = key.toLowerCase() === 'c' && (ctrlKey || metaKey);
  if (!isCopy || value === '' || window.getSelection()?.isCollapsed === false) return false;
  void copyText(value);
  return true;
}
