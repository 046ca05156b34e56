import { useState, type KeyboardEvent } from 'react';
import {
  defaultStreamSettings,
  type Failure,
  type SequenceField,
  type StreamSettings,
} from '../../../electron/contract';
import { changeSettings, useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import {
  limitFields,
  measureFields,
  problemOf,
  textOf,
  withNumber,
  type StreamNumber,
} from './stream-limits';

/** How streams are judged. `tell` is told why a choice could not be kept, or null. */
export function StreamsSection({ tell }: { tell: (failure: Failure | null) => void }) {
  const streams = useSettings((settings) => settings.streams);
  const change = (changed: StreamSettings) => void changeSettings({ streams: changed }).then(tell);
  const fieldOf = (field: (typeof limitFields)[number]) => (
    <NumberField
      key={field.name}
      field={field}
      value={textOf(streams, field.name)}
      onText={(text) => change(withNumber(streams, field.name, text))}
    />
  );
  return (
    <section className="settings-section" aria-label="Streams">
      <p className="settings-hint">
        A stream that exceeds a limit is marked in the list. Without a number there is no limit.
      </p>
      <div className="settings-numbers">{limitFields.map(fieldOf)}</div>
      <div className="settings-numbers">{measureFields.map(fieldOf)}</div>
      <SequenceNumbers
        fields={streams.fields}
        onFields={(fields) => change({ ...streams, fields })}
      />
      <ClockRates clocks={streams.clocks} onClocks={(clocks) => change({ ...streams, clocks })} />
      <Button
        onClick={() => {
          const { fields, clocks } = streams;
          change({ ...defaultStreamSettings, fields, clocks });
        }}
      >
        Give all limits their usual numbers
      </Button>
    </section>
  );
}

interface NumberFieldProps {
  field: { name: StreamNumber; label: string; kind: (typeof limitFields)[number]['kind'] };
  value: string;
  /** Told what was typed, once it is finished and right. */
  onText: (text: string) => void;
}

/** A number that is changed by Enter, or by leaving the field; Escape takes the typing back. */
function NumberField({ field, value, onText }: NumberFieldProps) {
  /** Null while nothing is being typed. */
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? undefined : problemOf(field, typed);
  const finish = () => {
    if (typed === null || problem !== undefined) return;
    setTyped(null);
    if (typed.trim() !== value) onText(typed);
  };
  const finishByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish();
    if (event.key !== 'Escape' || typed === null) return;
    // Else the dialog would close.
    event.stopPropagation();
    setTyped(null);
  };
  return (
    <TextField
      label={field.label}
      inputMode="decimal"
      placeholder={field.kind === 'limit' ? 'no limit' : undefined}
      value={typed ?? value}
      problem={problem}
      onValue={setTyped}
      onBlur={finish}
      onKeyDown={finishByKey}
    />
  );
}

interface SequenceNumbersProps {
  fields: StreamSettings['fields'];
  onFields: (fields: StreamSettings['fields']) => void;
}

/** The sequence numbers that somebody pointed at, each of which can be forgotten. */
function SequenceNumbers({ fields, onFields }: SequenceNumbersProps) {
  if (fields.length === 0) return null;
  return (
    <table className="settings-keys">
      <caption>Sequence numbers</caption>
      <tbody>
        {fields.map(({ destination, field }) => (
          <tr key={destination}>
            <th scope="row">{destination}</th>
            <td>
              {wordsOf(field)}
              <Button
                aria-label={`Remove the sequence number of ${destination}`}
                onClick={() => onFields(fields.filter((each) => each.destination !== destination))}
              >
                Remove
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ClockRatesProps {
  clocks: StreamSettings['clocks'];
  onClocks: (clocks: StreamSettings['clocks']) => void;
}

/** The clock rates that somebody told, each of which can be forgotten. */
function ClockRates({ clocks, onClocks }: ClockRatesProps) {
  if (clocks.length === 0) return null;
  return (
    <table className="settings-keys">
      <caption>Clock rates</caption>
      <tbody>
        {clocks.map(({ destination, payloadType, rate }) => (
          <tr key={destination}>
            <th scope="row">{destination}</th>
            <td>
              {`${rate.toLocaleString('en-US')} Hz${payloadType === null ? '' : `, payload type ${payloadType}`}`}
              <Button
                aria-label={`Remove the clock rate of ${destination}`}
                onClick={() => onClocks(clocks.filter((each) => each.destination !== destination))}
              >
                Remove
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wordsOf({ offset, width, order, step }: SequenceField): string {
  const bytes = width === 1 ? '1 byte' : `${width} bytes, ${order} endian`;
  return `${bytes} at ${offset}${step === 1 ? '' : `, step ${step}`}`;
}
