import { describe, expect, it } from 'vitest';
import { nodeOf } from './node-parts';
import { ancestorsOf, linesOf, nodeAt, nodeCovering } from './tree';

const nodes = [
  nodeOf({ id: 'text', name: 'Text', value: 'all', place: { offset: 4, length: 20 } }),
  nodeOf({
    id: 'a',
    name: 'A',
    value: '',
    look: 'group',
    children: [
      nodeOf({ id: 'a/flag', name: 'Flag', value: '1', place: { offset: 0, length: 1 } }),
      nodeOf({ id: 'a/other', name: 'Other flag', value: '0', place: { offset: 0, length: 1 } }),
      nodeOf({
        id: 'a/list',
        name: 'List',
        value: '',
        children: [
          nodeOf({ id: 'a/list/0', name: '[0]', value: '7', place: { offset: 5, length: 2 } }),
        ],
      }),
    ],
  }),
];

describe('the tree of fields', () => {
  it('has its lines from top to bottom, without those below what is closed', () => {
    const all = linesOf(nodes, new Set());
    expect(all.map(({ node, level }) => `${level} ${node.id}`)).toEqual([
      '1 text',
      '1 a',
      '2 a/flag',
      '2 a/other',
      '2 a/list',
      '3 a/list/0',
    ]);
    expect(all[3]).toMatchObject({ position: 2, siblings: 3, isOpen: null, parent: 'a' });
    expect(linesOf(nodes, new Set(['a/list'])).at(-1)).toMatchObject({ isOpen: false });
    expect(linesOf(nodes, new Set(['a']))).toHaveLength(2);
  });

  it('finds what covers a byte: the smallest, of equal ones the first', () => {
    const covering = [0, 3, 4, 5, 6, 7, 24].map((offset) => nodeCovering(nodes, offset)?.id);
    expect(covering).toEqual([
      'a/flag',
      undefined,
      'text',
      'a/list/0',
      'a/list/0',
      'text',
      undefined,
    ]);
  });

  it('finds a node and what has to be open to see it', () => {
    expect(nodeAt(nodes, 'a/list/0')?.name).toBe('[0]');
    expect(nodeAt(nodes, 'b')).toBeUndefined();
    expect(ancestorsOf(nodes, 'a/list/0')).toEqual(['a', 'a/list']);
    expect(ancestorsOf(nodes, 'text')).toEqual([]);
  });
});
