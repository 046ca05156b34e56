import { expect, it } from 'vitest';
import { nodeOf } from './node-parts';
import { linesOf } from './tree';
import { stepOf } from './tree-keys';

const nodes = [
  nodeOf({ id: 'text', name: 'Text', value: 'x' }),
  nodeOf({
    id: 'group',
    name: 'Group',
    value: '',
    children: [nodeOf({ id: 'group/one', name: 'One', value: '1' })],
  }),
  nodeOf({ id: 'last', name: 'Last', value: 'y' }),
];
const open = linesOf(nodes, new Set());
const closed = linesOf(nodes, new Set(['group']));

const point = (id: string) => ({ kind: 'point', id });

it.each([
  ['ArrowDown', null, point('text')],
  ['ArrowDown', 'text', point('group')],
  ['ArrowDown', 'last', point('last')],
  ['ArrowUp', 'text', point('text')],
  ['ArrowUp', null, point('last')],
  ['Home', 'last', point('text')],
  ['End', 'text', point('last')],
  ['ArrowRight', 'group', point('group/one')],
  ['ArrowRight', 'text', point('text')],
  ['ArrowLeft', 'group', { kind: 'closed', id: 'group' }],
  ['ArrowLeft', 'group/one', point('group')],
  ['Enter', 'group', { kind: 'closed', id: 'group' }],
  ['Enter', 'text', null],
  ['x', 'text', null],
])('in the tree %s at %s does what the practices say', (key, active, step) => {
  expect(stepOf(key, open, active)).toEqual(step);
});

it.each([
  ['ArrowRight', { kind: 'open', id: 'group' }],
  ['ArrowLeft', point('group')],
  ['ArrowDown', point('last')],
])('%s at a closed group', (key, step) => {
  expect(stepOf(key, closed, 'group')).toEqual(step);
});
