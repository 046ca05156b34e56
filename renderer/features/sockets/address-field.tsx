import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Failure, NetworkInterface } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';
import { TextField } from '../../ui/text-field';
import type { SocketKind } from './draft';
import { localAddresses } from './local-addresses';

interface AddressFieldProps {
  kind: SocketKind;
  value: string;
  problem: string | undefined;
  onValue: (value: string) => void;
  onBlur: () => void;
}

type Choice =
  | { kind: 'closed' }
  | { kind: 'open'; interfaces: readonly NetworkInterface[] }
  | { kind: 'failed'; failure: Failure };

/**
 * The address, typed or chosen. Not a `datalist`: Chromium offers only those of its options that
 * contain what the field already holds, and this field is never empty.
 */
export function AddressField({ kind, onValue, ...rest }: AddressFieldProps) {
  const field = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [choice, setChoice] = useState<Choice>({ kind: 'closed' });
  const toggle = async () => {
    if (choice.kind === 'open') return setChoice({ kind: 'closed' });
    // Asked for each time, because interfaces come and go.
    const result = await call('interfaces.list', {});
    setChoice(
      result.ok
        ? { kind: 'open', interfaces: result.value }
        : { kind: 'failed', failure: result.error },
    );
  };
  const close = () => {
    setChoice({ kind: 'closed' });
    field.current?.querySelector('input')?.focus();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && choice.kind !== 'closed') close();
  };
  if (kind === 'unix') {
    return <TextField label="Path" className="address-field-text" onValue={onValue} {...rest} />;
  }
  return (
    <div ref={field} className="address-field">
      <TextField label="Address" className="address-field-text" onValue={onValue} {...rest} />
      <Button
        look="plain"
        className="address-field-open"
        aria-label="Choose a local address"
        title="Choose a local address"
        aria-expanded={choice.kind === 'open'}
        aria-controls={listId}
        onClick={() => void toggle()}
        onKeyDown={closeOnEscape}
      >
        <Icon name="expand" />
      </Button>
      <div id={listId} className="address-choices" hidden={choice.kind === 'closed'}>
        {choice.kind === 'failed' && (
          <Alert tone="danger" message={choice.failure.message} detail={choice.failure.detail} />
        )}
        {choice.kind === 'open' &&
          localAddresses(choice.interfaces, kind).map(({ host, where }) => (
            <button
              key={`${host} ${where}`}
              type="button"
              onKeyDown={closeOnEscape}
              onClick={() => {
                onValue(host);
                close();
              }}
            >
              <span className="address-choice-host">{host}</span>
              <span className="address-choice-where">{where}</span>
            </button>
          ))}
      </div>
    </div>
  );
}
