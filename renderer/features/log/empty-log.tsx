import type { FileState, SocketState, UdpAddress } from '../../../electron/contract';
import { fileState, liveState } from '../../lib/capture-store';
import { runCommand } from '../../lib/commands';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { Copyable } from '../../ui/copyable';
import { StartDemonstration } from '../demonstration';
import { ListenOn } from '../sockets';
import { trialCommand } from './trial-command';

const suggestion: UdpAddress = { kind: 'udp', family: 4, host: '127.0.0.1', port: 5514 };

/** What to do when there is nothing to see yet. */
export function EmptyLog() {
  return (
    <div className="empty-log">
      <Reason />
    </div>
  );
}

function Reason() {
  const file = useCapture((capture) => fileState(capture)?.indexing ?? null);
  const filter = useCapture(
    ({ matches }) => matches && (matches.took === null ? 'works' : 'waits'),
  );
  if (filter !== null) return <p className="empty-log-title">{ofFilter[filter]}</p>;
  if (file !== null) return <p className="empty-log-title">{ofFile[file]}</p>;
  return <EmptyCapture />;
}

const ofFilter = {
  works: 'No matches yet',
  waits: 'No datagram matches the filter',
} as const;

const ofFile: Record<FileState['indexing'], string> = {
  running: 'No datagrams yet: the file is being read',
  done: 'No datagrams in this file',
  stopped: 'No datagrams in what was read of this file',
  failed: 'No datagrams could be read',
};

function EmptyCapture() {
  const socket = useCapture((capture) =>
    liveState(capture)?.sockets.find(({ status }) => status === 'running'),
  );
  return socket === undefined ? <NoSocket /> : <NoDatagram {...socket} />;
}

function NoSocket() {
  return (
    <>
      <p className="empty-log-title">Nothing is being listened to</p>
      <p>Add a socket on the left, or begin with this one:</p>
      <ListenOn address={suggestion} />
      <p>or look at what others would see:</p>
      <StartDemonstration />
      <p>or at what was captured before:</p>
      <Button onClick={() => void runCommand('file.open')}>Open a capture file…</Button>
    </>
  );
}

function NoDatagram({ address, name }: SocketState) {
  return (
    <>
      <p className="empty-log-title">No datagrams yet</p>
      <p>
        <span className="empty-log-name">{name}</span> is listening. To see one, run this in a
        terminal:
      </p>
      <Copyable text={trialCommand(address)} label="Copy the command" />
    </>
  );
}
