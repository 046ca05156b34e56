import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { secondsOfInterfaces, type NetworkInterface } from '../../../electron/contract';
import { formatRate } from '../../lib/format-number';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';
import { Sparkline } from '../../ui/sparkline';
import { multicastObstacle } from './multicast-obstacle';
import { useInterfaces } from './use-interfaces';
import './interface-picker.css';

interface InterfacePickerProps {
  label: string;
  /** The name of an interface; empty for what `none` says. */
  value: string;
  /** The choice of no certain interface. */
  none: string;
  onValue: (name: string) => void;
}

/** A choice among the interfaces of this machine, which shows where something is going on. */
export function InterfacePicker({ label, value, none, onValue }: InterfacePickerProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close();
  };
  return (
    // Keys are only watched here; what takes them are the buttons within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="interface-picker" onKeyDown={closeOnEscape}>
      <span id={`${id}-label`} className="interface-picker-label">
        {label}
      </span>
      <button
        ref={button}
        id={id}
        type="button"
        className="interface-picker-button"
        aria-labelledby={`${id}-label ${id}`}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{value === '' ? none : value}</span>
        <Icon name="expand" />
      </button>
      <div id={`${id}-list`} className="interface-picker-list" hidden={!isOpen}>
        {isOpen && (
          <Choices
            none={none}
            value={value}
            onValue={(name) => {
              onValue(name);
              close();
            }}
          />
        )}
      </div>
    </div>
  );
}

function Choices({ none, value, onValue }: Omit<InterfacePickerProps, 'label'>) {
  const { interfaces, failure } = useInterfaces();
  return (
    <>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      <button type="button" aria-pressed={value === ''} onClick={() => onValue('')}>
        {none}
      </button>
      {interfaces.map((each) => (
        <Choice
          key={each.index}
          shown={each}
          isChosen={each.name === value}
          onChoose={() => onValue(each.name)}
        />
      ))}
    </>
  );
}

interface ChoiceProps {
  shown: NetworkInterface;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ shown, isChosen, onChoose }: ChoiceProps) {
  const { name, addresses, received, loopback } = shown;
  const obstacle = multicastObstacle(shown);
  return (
    <button type="button" aria-pressed={isChosen} onClick={onChoose}>
      <span className="interface-name">{name}</span>
      <span className="interface-traffic">
        {received !== undefined && received.recent.length > 0 && (
          <Traffic name={name} packets={received.recent} />
        )}
      </span>
      <span className="interface-address">{addresses[0]?.address ?? 'no address'}</span>
      {obstacle !== undefined && <span className="interface-obstacle">{obstacle}</span>}
      {loopback && obstacle === undefined && (
        <span className="interface-note">this machine alone</span>
      )}
    </button>
  );
}

interface TrafficProps {
  name: string;
  /** Of each second, the newest last. */
  packets: readonly number[];
}

/** The last minute, as far as it is known: the newest second is always at the right. */
function Traffic({ name, packets }: TrafficProps) {
  const unknown = Array.from({ length: secondsOfInterfaces - packets.length }, () => 0);
  return (
    <>
      <Sparkline
        values={[...unknown, ...packets]}
        title={`Packets received by ${name} in each second of the last minute`}
      />
      <span className="interface-rate">{formatRate(packets.at(-1) ?? 0)}/s</span>
    </>
  );
}
