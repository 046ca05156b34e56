import { useState, type KeyboardEvent } from 'react';
import {
  commandIds,
  commands,
  effectiveKey,
  keyOf,
  type CommandId,
  type Failure,
  type Keys,
} from '../../../electron/contract';
import { changeSettings, useSettings } from '../../lib/settings-store';
import { labelOfKey, system } from '../../lib/system';
import { Button } from '../../ui/button';
import { rebound, sharersOf } from './rebinding';

/** The keys of all commands. `tell` is told why a choice could not be kept, or null. */
export function KeysSection({ tell }: { tell: (failure: Failure | null) => void }) {
  const keys = useSettings((settings) => settings.keys);
  const [asked, setAsked] = useState<CommandId | null>(null);
  const change = (changed: Keys) => {
    setAsked(null);
    void changeSettings({ keys: changed }).then(tell);
  };
  return (
    <section className="settings-section" aria-label="Keys">
      <p className="settings-hint">
        Choose a command’s key, then press the one that it is to have. Delete takes it away, Esc
        leaves it as it is.
      </p>
      <Button
        className="settings-reset"
        aria-disabled={Object.keys(keys).length === 0}
        onClick={() => change({})}
      >
        Give all commands their usual keys
      </Button>
      <table className="settings-keys">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Command</th>
            <th scope="col">Key</th>
          </tr>
        </thead>
        <tbody>
          {commandIds.map((id) => (
            <KeyRow
              key={id}
              id={id}
              keys={keys}
              isAsked={asked === id}
              onAsk={setAsked}
              onKeys={change}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface KeyRowProps {
  id: CommandId;
  keys: Keys;
  /** Whether the next key is to be the command's. */
  isAsked: boolean;
  onAsk: (id: CommandId | null) => void;
  onKeys: (keys: Keys) => void;
}

function KeyRow({ id, keys, isAsked, onAsk, onKeys }: KeyRowProps) {
  const key = effectiveKey(id, keys);
  const { title } = commands[id];
  const listen = (event: KeyboardEvent) => {
    if (!isAsked || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onAsk(null);
    const pressed = event.key === 'Delete' ? '' : keyOf(event, system);
    // A modifier alone is the beginning of a key.
    if (pressed !== null) onKeys(rebound(keys, id, pressed));
  };
  const sharers = key === null ? [] : sharersOf(key, id, keys);
  const shown = key === null ? 'None' : labelOfKey(key);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <Button
          aria-pressed={isAsked}
          aria-label={isAsked ? `Press the key for ${title}` : `${title}: ${shown}`}
          onClick={() => onAsk(isAsked ? null : id)}
          onBlur={() => onAsk(null)}
          onKeyDown={listen}
        >
          {isAsked ? 'Press a key…' : shown}
        </Button>
        {sharers.length > 0 && (
          <span className="settings-shared">
            also {sharers.map((other) => commands[other].title).join(', ')}
          </span>
        )}
      </td>
    </tr>
  );
}
