import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import { PairTable } from './pair-table';
import { desk, useDesk } from './replay-store';
import { Section } from './section';
import { useField } from './use-field';

const choices = [
  { value: 'original', label: 'Original' },
  { value: 'one', label: 'One place' },
  { value: 'table', label: 'Table' },
] as const;

const ports = [
  { value: 'keep', label: 'As they were' },
  { value: 'any', label: 'One for all' },
] as const;

/** Where datagrams go, and from which ports. */
export function WhereSection() {
  const where = useDesk(({ draft }) => draft.where);
  const sourcePorts = useDesk(({ draft }) => draft.sourcePorts);
  return (
    <Section title="Where to">
      <Segmented
        label="Destination"
        options={choices}
        value={where}
        onValue={(value) => desk.edit({ where: value })}
      />
      {where === 'original' && (
        <p className="replay-words">
          Each datagram goes where it went in the log. You are asked before anything leaves for an
          address outside this machine and its networks.
        </p>
      )}
      {where === 'one' && <OnePlace />}
      {where === 'table' && <Table />}
      <Segmented
        label="Source ports"
        options={ports}
        value={sourcePorts}
        onValue={(value) => desk.edit({ sourcePorts: value })}
      />
    </Section>
  );
}

function OnePlace() {
  return (
    <TextField
      label="Send all to"
      placeholder="127.0.0.1:5514, [::1]:5514, /path or @name"
      {...useField('to')}
    />
  );
}

function Table() {
  const mappings = useDesk(({ draft }) => draft.mappings);
  return (
    <>
      <PairTable
        label="Destinations"
        name="mapping"
        pairs={mappings}
        onPairs={(pairs) => desk.edit({ mappings: pairs })}
        headings={['Went to', 'Goes to']}
        placeholders={['10.0.0.0/8, :514, *', '127.0.0.1:5514, none']}
        addLabel="Add a destination"
      />
      <TextField label="All others" placeholder="where they went" {...useField('otherwise')} />
      <p className="replay-words">
        The first line that fits decides. Left: <code>*</code>, <code>unix</code>,{' '}
        <code>:PORT</code> or <code>[SOURCE@]ADDRESS[/PREFIX][:PORT]</code>. Right:{' '}
        <code>ADDRESS[:PORT]</code>, a prefix as long, <code>:PORT</code>, a path,{' '}
        <code>original</code> or <code>none</code>.
      </p>
    </>
  );
}
