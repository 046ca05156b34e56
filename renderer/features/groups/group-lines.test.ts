import { expect, it } from 'vitest';
import { countOf, everyGroup, linesOf, type GroupChoice } from './group-lines';
import { networkOf, overview, stateOf } from './groups-fixture';

const noneClosed = new Set<string>();

function keysOf(choice: Partial<GroupChoice>, closed: ReadonlySet<string> = noneClosed): string[] {
  return linesOf(overview, { ...everyGroup, ...choice }, closed).map(({ key }) => key);
}

it('has interfaces, their groups, and the sources of these', () => {
  expect(keysOf({})).toEqual([
    'eth0',
    'eth0 239.1.1.1',
    'eth0 239.1.1.1 10.0.0.7',
    'eth1',
    'eth1 239.1.1.1',
    'eth1 239.2.2.2',
    'eth2',
  ]);
});

it('shows nothing below what is closed', () => {
  expect(keysOf({}, new Set(['eth1', 'eth0 239.1.1.1']))).toEqual([
    'eth0',
    'eth0 239.1.1.1',
    'eth1',
    'eth2',
  ]);
});

it('tells where each line stands, for those who hear it', () => {
  const lines = linesOf(overview, everyGroup, noneClosed);
  const places = lines.map(({ position, size, isOpen }) => [position, size, isOpen]);
  expect(places).toEqual([
    [1, 3, true],
    [1, 1, true],
    [1, 1, null],
    [2, 3, true],
    [1, 2, null],
    [2, 2, null],
    [3, 3, null],
  ]);
});

it.each([
  ['a group', { text: '239.2' }, ['eth1', 'eth1 239.2.2.2']],
  ['a source', { text: '10.0.0.7' }, ['eth0', 'eth0 239.1.1.1', 'eth0 239.1.1.1 10.0.0.7']],
  ['an interface', { text: 'ETH1' }, ['eth1', 'eth1 239.1.1.1', 'eth1 239.2.2.2']],
  ['what is ours', { ours: true }, ['eth1', 'eth1 239.1.1.1']],
  ['nothing', { text: 'no such' }, []],
])('finds %s', (_, choice, keys) => expect(keysOf(choice)).toEqual(keys));

it('finds groups of which joined and arriving differ, on every interface', () => {
  const lines = linesOf(overview, { ...everyGroup, differing: true }, noneClosed);
  expect(lines.filter(({ kind }) => kind === 'group').map(({ key }) => key)).toEqual([
    'eth0 239.1.1.1',
    'eth1 239.1.1.1',
  ]);
});

it('tells of each source whether it was asked for, and whether it arrives', () => {
  const state = stateOf('232.1.1.1', {
    filter: { mode: 'include', sources: ['10.0.0.1', '10.0.0.2'] },
    ours: [{ socket: 'a', source: '10.0.0.1' }],
    arrival: { datagrams: 1, sources: ['10.0.0.2', '10.0.0.3'], ttl: null, last: '1.000000000' },
  });
  const groups = { ...overview, interfaces: [networkOf('eth0', [state])] };
  const words = linesOf(groups, everyGroup, noneClosed).flatMap((line) =>
    line.kind === 'source' ? `${line.source}: ${line.words}` : [],
  );
  expect(words).toEqual([
    '10.0.0.1: asked for, nothing arrives',
    '10.0.0.2: asked for, arriving',
    '10.0.0.3: arriving',
  ]);
});

it('counts each group once', () => {
  expect(countOf(overview, everyGroup)).toEqual({ total: 2, shown: 2 });
  expect(countOf(overview, { ...everyGroup, ours: true })).toEqual({ total: 2, shown: 1 });
});
