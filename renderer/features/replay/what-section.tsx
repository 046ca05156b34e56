import { useId } from 'react';
import { escapeControls } from '../../../electron/contract';
import { useCapture } from '../../lib/use-capture';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import { useMarks } from '../log';
import { desk, useDesk } from './replay-store';
import { Section } from './section';
import { useField } from './use-field';

const choices = [
  { value: 'all', label: 'All' },
  { value: 'shown', label: 'Shown' },
  { value: 'filter', label: 'Filter' },
] as const;

/** Which datagrams are sent. */
export function WhatSection() {
  const rows = useDesk(({ draft }) => draft.rows);
  const marks = useId();
  return (
    <Section title="What">
      <SourceWords />
      <Segmented
        label="Datagrams"
        options={choices}
        value={rows}
        onValue={(value) => desk.edit({ rows: value })}
      />
      {rows === 'shown' && <ShownWords />}
      {rows === 'filter' && <FilterField />}
      <div className="replay-columns">
        <TextField label="From" placeholder="No. or time" list={marks} {...useField('from')} />
        <TextField label="Until" placeholder="No. or time" list={marks} {...useField('until')} />
      </div>
      <MarkChoices id={marks} />
    </Section>
  );
}

/** The marks, which a range can begin and end at. */
function MarkChoices({ id }: { id: string }) {
  const { marks } = useMarks();
  return (
    <datalist id={id}>
      {Array.from(marks.values(), ({ number, comment }) => (
        <option key={number} value={number}>
          {escapeControls(comment) || 'Marked'}
        </option>
      ))}
    </datalist>
  );
}

function FilterField() {
  return <TextField label="Filter" placeholder="udp.dstport == 514" {...useField('filter')} />;
}

/** What the window shows is what is played. */
function SourceWords() {
  const name = useCapture(({ state }) => (state?.source === 'file' ? state.name : null));
  return (
    <p className="replay-words">
      {name === null
        ? 'Plays the running capture, up to its newest datagram at the start.'
        : `Plays ${name}.`}
    </p>
  );
}

function ShownWords() {
  const filter = useCapture(({ matches }) => matches?.text ?? null);
  return (
    <p className="replay-words">
      {filter === null ? (
        'No filter is applied to the log: that is all of it.'
      ) : (
        <>
          What <code>{filter}</code> lets through.
        </>
      )}
    </p>
  );
}
