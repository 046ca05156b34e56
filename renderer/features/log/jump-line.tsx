import { useState, type SyntheticEvent } from 'react';
import type { Failure } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { goTo } from './going';
import { closeLine } from './log-tools-store';
import { useFocusOnMount } from './use-focus-on-mount';

/** Goes to a datagram by its number or time, which is read by the engine. */
export function JumpLine() {
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useFocusOnMount();
  const go = async () => {
    const refused = await goTo({ kind: 'text', text });
    setFailure(refused);
    if (refused === null) closeLine();
  };
  return (
    <form
      className="log-line"
      aria-label="Go to"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void go();
      }}
    >
      <input
        ref={field}
        type="text"
        aria-label="Number or time"
        placeholder="12345, 14:03:22, 2026-01-31 12:00, +5 s"
        maxLength={100}
        spellCheck={false}
        aria-invalid={failure !== null}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setFailure(null);
        }}
        onKeyDown={({ key }) => key === 'Escape' && closeLine()}
      />
      <Button type="submit">Go</Button>
      <Button look="plain" aria-label="Close the field" title="Close (Esc)" onClick={closeLine}>
        <Icon name="close" />
      </Button>
      {failure !== null && (
        <p role="alert">
          {failure.message} {failure.detail}
        </p>
      )}
    </form>
  );
}
