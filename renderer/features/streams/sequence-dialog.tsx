import { useState, type FormEvent } from 'react';
import { mostStreamFields, type Failure, type SequenceField } from '../../../electron/contract';
import { changeSettings, settingsStore, useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Alert } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import { draftOf, fieldOf, problemOf, widths, withField } from './sequence-draft';
import { askNothing, useStreamsView } from './streams-store';

const orders = [
  { value: 'big', label: 'Big endian' },
  { value: 'little', label: 'Little endian' },
] as const;

/** Asks where in the payloads of a destination the sequence number is, while it is to be asked. */
export function SequenceDialog() {
  const asked = useStreamsView((view) => view.asked);
  if (asked?.about !== 'sequence') return null;
  return (
    <Dialog title="Sequence number" onClose={askNothing}>
      <SequenceForm destination={asked.destination} />
    </Dialog>
  );
}

function SequenceForm({ destination }: { destination: string }) {
  const fields = useSettings(({ streams }) => streams.fields);
  const kept = fields.find((each) => each.destination === destination)?.field ?? null;
  const [draft, setDraft] = useState(() => draftOf(kept));
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = fieldOf(draft);
  const keep = async (changed: SequenceField | null) => {
    const failed = await keepField(destination, changed);
    setFailure(failed);
    if (failed === null) askNothing();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (field !== null) void keep(field);
  };
  return (
    <form className="sequence-form" onSubmit={submit}>
      <p>
        Where every datagram to <strong>{destination}</strong> says how it is numbered. Losses are
        counted by it.
      </p>
      <TextField
        label="Offset, in bytes of the payload"
        inputMode="numeric"
        value={draft.offset}
        problem={problemOf(draft, 'offset')}
        onValue={(offset) => setDraft({ ...draft, offset })}
      />
      <TextField
        label="Step from one to the next"
        inputMode="numeric"
        value={draft.step}
        problem={problemOf(draft, 'step')}
        onValue={(step) => setDraft({ ...draft, step })}
      />
      <Segmented
        label="Bytes"
        options={widths.map((width) => ({ value: width, label: String(width) }))}
        value={draft.width}
        onValue={(width) => setDraft({ ...draft, width })}
      />
      <Segmented
        label="Byte order"
        options={orders}
        value={draft.order}
        onValue={(order) => setDraft({ ...draft, order })}
      />
      {failure !== null && <Alert tone="danger" {...failure} />}
      <div className="sequence-buttons">
        {kept !== null && <Button onClick={() => void keep(null)}>Remove</Button>}
        <Button type="submit" look="primary" aria-disabled={field === null}>
          Count by It
        </Button>
      </div>
    </form>
  );
}

/** Keeps where a destination has its sequence number, or that it has none. */
async function keepField(
  destination: string,
  field: SequenceField | null,
): Promise<Failure | null> {
  const { streams } = settingsStore.getState();
  const fields = withField(streams.fields, destination, field);
  if (fields.length > mostStreamFields) {
    const message = `There are ${mostStreamFields} sequence numbers already.`;
    return { code: 'INPUT_INVALID', message, detail: 'Remove one in the settings first.' };
  }
  return await changeSettings({ streams: { ...streams, fields } });
}
