import type { ReplayPace } from '../../../electron/contract';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import { desk, useDesk } from './replay-store';
import { useField } from './use-field';

const choices = [
  { value: 'original', label: 'Original' },
  { value: 'datagrams', label: 'pps' },
  { value: 'bits', label: 'Mbit/s' },
  { value: 'top', label: 'Top' },
] as const;

const fields = {
  original: { name: 'factor', label: 'Times as fast' },
  datagrams: { name: 'perSecond', label: 'Datagrams a second' },
  bits: { name: 'megabits', label: 'Megabits a second, with headers of IP and UDP' },
} as const;

/** A pace: of what kind, and its number. */
export function PaceFields() {
  const pace = useDesk(({ draft }) => draft.pace);
  return (
    <>
      <Segmented
        label="Spacing"
        options={choices}
        value={pace}
        onValue={(value) => desk.edit({ pace: value })}
      />
      {pace === 'top' ? (
        <p className="replay-words">As fast as the system takes them.</p>
      ) : (
        <NumberOf key={pace} pace={pace} />
      )}
    </>
  );
}

function NumberOf({ pace }: { pace: Exclude<ReplayPace['kind'], 'top'> }) {
  const { name, label } = fields[pace];
  return <TextField label={label} inputMode="decimal" {...useField(name)} />;
}
