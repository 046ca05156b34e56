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
