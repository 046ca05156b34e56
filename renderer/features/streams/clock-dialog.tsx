import { useState, type FormEvent } from 'react';
import {
  mostStreamClocks,
  type Failure,
  type StreamClockSettings,
} from '../../../electron/contract';
import { changeSettings, settingsStore, useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Alert } from '../../ui/notice';
import { TextField } from '../../ui/text-field';
import { clockDraftOf, clockOf, clockProblemOf, withClock } from './clock-draft';
import { askNothing, useStreamsView } from './streams-store';

/** Asks how fast the media clock of a destination runs, while it is to be asked. */
export function ClockDialog() {
  const asked = useStreamsView((view) => view.asked);
  if (asked?.about !== 'clock') return null;
  return (
    <Dialog title="Clock rate" onClose={askNothing}>
      <ClockForm destination={asked.destination} />
    </Dialog>
  );
}

function ClockForm({ destination }: { destination: string }) {
  const clocks = useSettings(({ streams }) => streams.clocks);
  const kept = clocks.find((each) => each.destination === destination) ?? null;
  const [draft, setDraft] = useState(() => clockDraftOf(kept));
  const [failure, setFailure] = useState<Failure | null>(null);
  const clock = clockOf(draft, destination);
  const keep = async (changed: StreamClockSettings | null) => {
    const failed = await keepClock(destination, changed);
    setFailure(failed);
    if (failed === null) askNothing();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (clock !== null) void keep(clock);
  };
  return (
    <form className="sequence-form" onSubmit={submit}>
      <p>
        How fast the clock of RTP to <strong>{destination}</strong> runs. Jitter and drift are
        measured by it. A session tells it as <code>a=rtpmap:97 L24/48000</code>.
      </p>
      <TextField
        label="Units a second"
        inputMode="numeric"
        value={draft.rate}
        problem={clockProblemOf(draft, 'rate')}
        onValue={(rate) => setDraft({ ...draft, rate })}
      />
      <TextField
        label="Payload type"
        placeholder="any without a rate of its own"
        inputMode="numeric"
        value={draft.payloadType}
        problem={clockProblemOf(draft, 'payloadType')}
        onValue={(payloadType) => setDraft({ ...draft, payloadType })}
      />
      {failure !== null && <Alert tone="danger" {...failure} />}
      <div className="sequence-buttons">
        {kept !== null && <Button onClick={() => void keep(null)}>Remove</Button>}
        <Button type="submit" look="primary" aria-disabled={clock === null}>
          Measure by It
        </Button>
      </div>
    </form>
  );
}

/** Keeps the clock of a destination, or that nobody tells it. */
async function keepClock(
  destination: string,
  clock: StreamClockSettings | null,
): Promise<Failure | null> {
  const { streams } = settingsStore.getState();
  const clocks = withClock(streams.clocks, destination, clock);
  if (clocks.length > mostStreamClocks) {
    const message = `There are ${mostStreamClocks} clock rates already.`;
    return { code: 'INPUT_INVALID', message, detail: 'Remove one in the settings first.' };
  }
  return await changeSettings({ streams: { ...streams, clocks } });
}
