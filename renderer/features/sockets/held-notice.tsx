import type { SocketState } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

interface HeldNoticeProps {
  sockets: readonly SocketState[];
  onStart: (held: readonly SocketState[]) => void;
}

/** Says that sockets wait because Gramscope was opened for a file, and starts them. */
export function HeldNotice({ sockets, onStart }: HeldNoticeProps) {
  const held = sockets.filter(({ isHeld }) => isHeld);
  if (held.length === 0) return null;
  const isOne = held.length === 1;
  const which = isOne ? 'A socket was' : `${held.length} sockets were`;
  return (
    <div className="sockets-held">
      <Notice
        tone="warning"
        message={`${which} receiving when Gramscope was quit.`}
        detail={`It was opened for a file this time, so ${isOne ? 'it is' : 'they are'} not started.`}
      />
      <Button onClick={() => onStart(held)}>{isOne ? 'Start it' : 'Start them'}</Button>
    </div>
  );
}
