import { useState, type RefObject } from 'react';
import type { Failure, SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';

interface SocketHeadProps {
  socket: SocketState;
  nameRef: RefObject<HTMLElement | null>;
  onRemove: (id: number) => void;
}

/** The name of a socket, how it does, and what stops, starts and removes it. */
export function SocketHead({ socket, nameRef, onRemove }: SocketHeadProps) {
  const { id, name, status } = socket;
  const [failure, setFailure] = useState<Failure | null>(null);
  const isRunning = status === 'running';
  const toggle = async () => {
    const result = await call(isRunning ? 'sockets.stop' : 'sockets.start', { id });
    // Why it could not be started stands on the socket already.
    setFailure(result.ok || !isRunning ? null : result.error);
  };
  const stopOrStart = isRunning ? 'Stop' : 'Start';
  return (
    <>
      <div className="socket-head">
        <Status status={status} />
        <span ref={nameRef} className="socket-name" tabIndex={-1}>
          {name}
        </span>
        <Button
          look="plain"
          aria-label={`${stopOrStart} ${name}`}
          title={isRunning ? 'Stop: close the socket, and keep it here' : 'Start: open it again'}
          onClick={() => void toggle()}
        >
          <Icon name={isRunning ? 'stop' : 'play'} />
        </Button>
        <Button
          look="plain"
          aria-label={`Remove ${name}`}
          title="Remove this socket; its datagrams stay in the log"
          onClick={() => onRemove(id)}
        >
          <Icon name="close" />
        </Button>
      </div>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </>
  );
}

const words = {
  running: { word: 'Open', title: 'Open and receiving' },
  stopped: { word: 'Stopped', title: 'Stopped: nothing is received' },
  failed: { word: 'Failed', title: 'Failed: nothing is received' },
} as const;

function Status({ status }: Pick<SocketState, 'status'>) {
  const { word, title } = words[status];
  return (
    <span className={`socket-status socket-${status}`} title={title}>
      {status === 'failed' && <Icon name="error" />}
      <span className="visually-hidden">{word}</span>
    </span>
  );
}
