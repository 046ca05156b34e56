import { useCapture } from '../../lib/use-capture';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
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
        <TextField label="From" placeholder="No. or time" {...useField('from')} />
        <TextField label="Until" placeholder="No. or time" {...useField('until')} />
      </div>
    </Section>
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
