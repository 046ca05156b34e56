import type { LocatedValue, NamedValue } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import type { TreeNode } from './tree';

type NodeParts = Pick<TreeNode, 'id' | 'name' | 'value'> & Partial<TreeNode>;

export function nodeOf(parts: NodeParts): TreeNode {
  return { place: null, filter: null, naming: 'ours', look: 'field', children: [], ...parts };
}

/** What belongs together under a heading; nothing where there is none of it. */
export function groupOf(id: string, name: string, children: readonly TreeNode[]): TreeNode[] {
  return children.length === 0 ? [] : [nodeOf({ id, name, value: '', look: 'group', children })];
}

/** The text of a message or payload. `empty` is said where there is none. */
export function textNode(
  text: (Pick<LocatedValue, 'place' | 'filter'> & { text: string }) | null,
  empty: string,
): TreeNode {
  const { place = null, filter = null } = text ?? {};
  const isEmpty = text === null || text.text === '';
  const value = isEmpty ? '' : text.text;
  return nodeOf({
    id: 'text',
    name: 'Text',
    value,
    place,
    filter,
    look: 'text',
    ...(isEmpty && { note: empty }),
  });
}

/** Values under names from the network, which may look alike. */
export function namedNodes(above: string, values: readonly NamedValue[]): TreeNode[] {
  return values.map((each, index) =>
    nodeOf({ id: `${above}/${index} ${each.name}`, naming: 'given', ...each }),
  );
}

/** Says how much was left out. */
export function omittedNode(omitted: number): TreeNode[] {
  if (omitted === 0) return [];
  const name = `${formatCount(omitted)} more are not shown.`;
  return [nodeOf({ id: 'omitted', name, value: '' })];
}
