import { useState, type FormEvent } from 'react';
import {
  commands,
  effectiveKey,
  type PageCommand,
  type ReplayProgress,
} from '../../../electron/contract';
import { useSettings } from '../../lib/settings-store';
import { labelOfKey } from '../../lib/system';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import { desk } from './replay-store';
import './transport.css';

/** Pauses, steps, goes elsewhere and ends. */
export function Transport({ state }: { state: ReplayProgress['state'] }) {
  const isPaused = state === 'paused';
  return (
    <div className="transport">
      <fieldset className="transport-main" aria-label="Transport">
        <Button look="primary" title={useTitle('replay.pause')} onClick={() => void desk.toggle()}>
          <Icon name={isPaused ? 'play' : 'pause'} />
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
        <Button title={useTitle('replay.stop')} onClick={() => void desk.control({ kind: 'stop' })}>
          <Icon name="stop" />
          Stop
        </Button>
      </fieldset>
      <div className="transport-more">
        <StepForm />
        <GoForm />
      </div>
    </div>
  );
}

/** What a command is called, with its key. */
export function useTitle(id: PageCommand): string {
  const key = effectiveKey(
    id,
    useSettings(({ keys }) => keys),
  );
  return key === null ? commands[id].title : `${commands[id].title} (${labelOfKey(key)})`;
}

/** Sends the next ones, and then nothing. */
function StepForm() {
  const [count, setCount] = useState('1');
  const isNumber = /^\d{1,9}$/u.test(count.trim()) && Number(count) > 0;
  const step = (event: FormEvent): void => {
    event.preventDefault();
    if (isNumber) void desk.control({ kind: 'step', count: Number(count) });
  };
  return (
    <form className="transport-form" noValidate onSubmit={step}>
      <TextField
        label="Step by"
        inputMode="numeric"
        value={count}
        problem={isNumber ? undefined : 'Write a whole number.'}
        onValue={setCount}
      />
      <Button type="submit" title={useTitle('replay.step')}>
        <Icon name="step" />
        Step
      </Button>
    </form>
  );
}

/** Goes on at a datagram, or at a time. */
function GoForm() {
  const [place, setPlace] = useState('');
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (place.trim() !== '') void desk.control({ kind: 'seek', place });
  };
  return (
    <form className="transport-form" noValidate onSubmit={go}>
      <TextField label="Go to" placeholder="number or time" value={place} onValue={setPlace} />
      <Button type="submit">Go</Button>
    </form>
  );
}
