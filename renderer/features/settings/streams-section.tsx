import { useState, type KeyboardEvent } from 'react';
import {
  type Failure,
  type StreamClockSettings,
  type StreamSettings,
} from '../../../electron/contract';
import { changeSettings, useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import {
  hasUsualNumbers,
  limitFields,
  measureFields,
  problemOf,
  textOf,
  withNumber,
  withUsualNumbers,
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
      <p className="settings-hint">How bursts, buffers and silence are understood:</p>
      <div className="settings-numbers">{measureFields.map(fieldOf)}</div>
      <Button
        aria-disabled={hasUsualNumbers(streams)}
        onClick={() => change(withUsualNumbers(streams))}
      >
        Give all of these their usual numbers
      </Button>
      <ToldList
        caption="Sequence numbers"
        name="sequence number"
        told={streams.fields}
        words={fieldWords}
        onTold={(fields) => change({ ...streams, fields })}
      />
      <ToldList
        caption="Clock rates"
        name="clock rate"
        told={streams.clocks}
        words={clockWords}
        onTold={(clocks) => change({ ...streams, clocks })}
      />
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

interface ToldListProps<Told> {
  caption: string;
  /** What one of them is called where it can be removed. */
  name: string;
  told: readonly Told[];
  words: (one: Told) => string;
  onTold: (left: Told[]) => void;
}

/** What somebody told of destinations, each of which can be forgotten. */
function ToldList<Told extends { destination: string }>({
  caption,
  name,
  told,
  words,
  onTold,
}: ToldListProps<Told>) {
  if (told.length === 0) return null;
  return (
    <table className="settings-keys">
      <caption>{caption}</caption>
      <tbody>
        {told.map((one) => (
          <tr key={one.destination}>
            <th scope="row">{one.destination}</th>
            <td>
              {words(one)}
              <Button
                aria-label={`Remove the ${name} of ${one.destination}`}
                onClick={() => onTold(told.filter((each) => each.destination !== one.destination))}
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

function fieldWords({ field: { offset, width, order, step } }: StreamSettings['fields'][number]) {
  const bytes = width === 1 ? '1 byte' : `${width} bytes, ${order} endian`;
  return `${bytes} at ${offset}${step === 1 ? '' : `, step ${step}`}`;
}

function clockWords({ payloadType, rate }: StreamClockSettings): string {
  const of = payloadType === null ? '' : `, payload type ${payloadType}`;
  return `${rate.toLocaleString('en-US')} Hz${of}`;
}
