import type { Place } from '../../../electron/contract';

/** A line of the tree: something that a datagram tells. */
export interface TreeNode {
  /** The way to it from the root; the same for all datagrams that tell the same. */
  id: string;
  name: string;
  value: string;
  /** What is said about the value. */
  note?: string;
  /** What the name means, told when it is pointed at. */
  meaning?: string;
  /** Where it lies in the payload; null where that is not known. */
  place: Place | null;
  /** The filter that finds datagrams alike in this; null where there is none. */
  filter: string | null;
  /** `ours` where the name is a word of the interface, `given` where it is a payload's or a filter's. */
  naming: 'ours' | 'given';
  /** `text` is the message or a summary, which stands for itself; `problem` is what is wrong. */
  look: 'field' | 'text' | 'problem' | 'group';
  children: readonly TreeNode[];
}

/** A node in sight, with what screen readers tell of its place in the tree. */
export interface TreeLine {
  node: TreeNode;
  /** From 1. */
  level: number;
  /** Among its siblings, from 1. */
  position: number;
  siblings: number;
  /** Null where there is nothing below it. */
  isOpen: boolean | null;
  parent: string | null;
}

/** The lines in sight, from top to bottom. */
export function linesOf(
  nodes: readonly TreeNode[],
  closed: ReadonlySet<string>,
  above: { level: number; id: string | null } = { level: 0, id: null },
): TreeLine[] {
  const level = above.level + 1;
  return nodes.flatMap((node, index) => {
    const isOpen = node.children.length === 0 ? null : !closed.has(node.id);
    const line: TreeLine = {
      node,
      level,
      position: index + 1,
      siblings: nodes.length,
      isOpen,
      parent: above.id,
    };
    return isOpen === true
      ? [line, ...linesOf(node.children, closed, { level, id: node.id })]
      : [line];
  });
}

/** The node with this id; undefined where this datagram does not tell it. */
export function nodeAt(nodes: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : nodeAt(node.children, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The node that covers a byte: of several the one with the fewest bytes, of those the first. */
export function nodeCovering(nodes: readonly TreeNode[], offset: number): TreeNode | undefined {
  let smallest: TreeNode | undefined;
  for (const node of nodes) {
    for (const each of [node, nodeCovering(node.children, offset)]) {
      if (each !== undefined && covers(each, offset) && sizeOf(each) < sizeOf(smallest)) {
        smallest = each;
      }
    }
  }
  return smallest;
}

function covers({ place }: TreeNode, offset: number): boolean {
  return place !== null && offset >= place.offset && offset < place.offset + place.length;
}

function sizeOf(node: TreeNode | undefined): number {
  return node?.place?.length ?? Infinity;
}

/** The ids of what has to be open so that a node is in sight. */
export function ancestorsOf(nodes: readonly TreeNode[], id: string): string[] {
  for (const node of nodes) {
    if (node.children.some((child) => child.id === id)) return [node.id];
    const below = ancestorsOf(node.children, id);
    if (below.length > 0) return [node.id, ...below];
  }
  return [];
}
