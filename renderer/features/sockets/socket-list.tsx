import { useRef, useState } from 'react';
import type { Failure, Incident, SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { liveState } from '../../lib/capture-store';
import { useCommands } from '../../lib/commands';
import { useCapture } from '../../lib/use-capture';
import { Alert } from '../../ui/notice';
import { HeldNotice } from './held-notice';
import { SocketItem } from './socket-item';
import './socket-list.css';

const none: readonly SocketState[] = [];
const nothing: readonly Incident[] = [];

export function SocketList() {
  const sockets = useCapture((capture) => liveState(capture)?.sockets ?? none);
  const incidents = useCapture((capture) => liveState(capture)?.incidents ?? nothing);
  const heading = useRef<HTMLHeadingElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = async (id: number) => {
    const result = await call('sockets.remove', { id });
    setFailure(result.ok ? null : result.error);
    // The button that had the focus goes away with its socket; the list's heading stays.
    if (result.ok) heading.current?.focus();
  };
  useCommands({
    'socket.startAll': () => void startAll(sockets).then(setFailure),
    'socket.stopAll': () => void stopAll(sockets).then(setFailure),
  });
  return (
    <section className="sockets">
      <h2 ref={heading} tabIndex={-1}>
        Sockets
      </h2>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      <HeldNotice
        sockets={sockets}
        onStart={(held) => {
          void startAll(held);
          // The button goes away with what it says.
          heading.current?.focus();
        }}
      />
      {sockets.length === 0 && <p className="sockets-none">None yet.</p>}
      <ul aria-label="Sockets">
        {sockets.map((socket) => (
          <SocketItem
            key={socket.id}
            socket={socket}
            incidents={incidents.filter((incident) => incident.socket === socket.id)}
            onRemove={(id) => void remove(id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Why one could not be started stands on that socket. */
async function startAll(sockets: readonly SocketState[]): Promise<null> {
  const closed = sockets.filter(({ status }) => status !== 'running');
  await Promise.all(closed.map(({ id }) => call('sockets.start', { id })));
  return null;
}

async function stopAll(sockets: readonly SocketState[]): Promise<Failure | null> {
  const open = sockets.filter(({ status }) => status === 'running');
  const results = await Promise.all(open.map(({ id }) => call('sockets.stop', { id })));
  const failed = results.find((result) => !result.ok);
  return failed === undefined || failed.ok ? null : failed.error;
}
