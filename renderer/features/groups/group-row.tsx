import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon';
import type { GroupLine, InterfaceLine, SourceLine, TreeLine } from './group-lines';
import { differenceOf } from './line-words';
import {
  arrivalHint,
  arrivalOf,
  ourSocketsOf,
  querierOf,
  sourcesOf,
  statesOf,
  usersOf,
} from './words';

const levels = { interface: 1, group: 2, source: 3 } as const;

interface GroupRowProps {
  id: string;
  line: TreeLine;
  /** From 0, among the lines that are shown. */
  place: number;
  isSelected: boolean;
}

/** One line of the tree. */
export function GroupRow({ id, line, place, isSelected }: GroupRowProps) {
  return (
    <tr
      id={id}
      className="group-row"
      data-place={place}
      data-kind={line.kind}
      aria-level={levels[line.kind]}
      aria-posinset={line.position}
      aria-setsize={line.size}
      // The header is the first row (WAI-ARIA 1.2, aria-rowindex).
      aria-rowindex={place + 2}
      aria-expanded={line.isOpen ?? undefined}
      aria-selected={isSelected}
    >
      <NameCell line={line} />
      {line.kind === 'interface' && <InterfaceCells line={line} />}
      {line.kind === 'group' && <GroupCells line={line} />}
      {line.kind === 'source' && <SourceCells line={line} />}
    </tr>
  );
}

function NameCell({ line }: { line: TreeLine }) {
  const name = nameOf(line);
  return (
    <td data-column="name" title={name}>
      {/* The keyboard has the arrows for it, and screen readers hear it of the row. */}
      <span className="group-fold" data-fold={line.isOpen ?? undefined} aria-hidden="true">
        {line.isOpen !== null && <Icon name={line.isOpen ? 'down' : 'forward'} />}
      </span>
      <span className="group-name">{name}</span>
    </td>
  );
}

export function nameOf(line: TreeLine): string {
  if (line.kind === 'interface') return line.network.name;
  return line.kind === 'group' ? line.state.group : line.source;
}

function InterfaceCells({ line: { network } }: { line: InterfaceLine }) {
  const queriers = network.queriers.map(querierOf).join(' · ');
  return (
    <>
      <td data-column="state">{statesOf(network).join(', ')}</td>
      <td data-column="rest" colSpan={4} title={queriers}>
        {queriers}
      </td>
    </>
  );
}

function GroupCells({ line }: { line: GroupLine }) {
  const { state } = line;
  const difference = differenceOf(line);
  return (
    <>
      <td
        data-column="state"
        title={`${state.words}${difference === null ? '' : `; ${difference}`}`}
      >
        <State tone={toneOf(line)} words={difference ?? state.words} />
      </td>
      <td data-column="users">{usersOf(state)}</td>
      <td data-column="ours" title={ourSocketsOf(state)}>
        {ourSocketsOf(state)}
      </td>
      <td data-column="sources">{sourcesOf(state)}</td>
      <td data-column="arriving" title={arrivalHint(state)}>
        {arrivalOf(state)}
      </td>
    </>
  );
}

function SourceCells({ line: { state, source, words } }: { line: SourceLine }) {
  const isArriving = state.arrival?.sources.includes(source) === true;
  return (
    <td data-column="words" colSpan={5}>
      <State tone={isArriving ? 'good' : 'quiet'} words={words} />
    </td>
  );
}

type Tone = 'good' | 'warning' | 'quiet';

function toneOf(line: GroupLine): Tone {
  if (differenceOf(line) !== null) return 'warning';
  return line.state.arrival === null ? 'quiet' : 'good';
}

const icons = { good: 'done', warning: 'warning' } as const;

/** The words say all; colour and sign are for a glance. */
function State({ tone, words }: { tone: Tone; words: string }): ReactNode {
  return (
    <span className="group-state" data-tone={tone}>
      {tone !== 'quiet' && <Icon name={icons[tone]} />}
      <span className="group-state-words">{words}</span>
    </span>
  );
}
