import type { StreamAlarm } from '../../../electron/contract';
import { Icon } from '../../ui/icon';
import { alarmWords } from './words';

/** A figure that is above its limit, which it says to all senses. */
export function Alarming({ alarm, text }: { alarm: StreamAlarm; text: string }) {
  return (
    <span className="stream-alarm" data-alarm={alarm} title={alarmWords[alarm]}>
      <Icon name={alarm === 'loss' ? 'error' : 'warning'} />
      {text}
      <span className="visually-hidden">, {alarmWords[alarm]}</span>
    </span>
  );
}

/** That something is above its limit which is not shown itself; nothing where nothing is. */
export function AlarmSign({ alarms }: { alarms: readonly StreamAlarm[] }) {
  if (alarms.length === 0) return null;
  const words = alarms.map((alarm) => alarmWords[alarm]).join(', ');
  return (
    <span className="stream-alarm-sign" title={words}>
      <Icon name="warning" />
      <span className="visually-hidden">{words}, </span>
    </span>
  );
}
