import type { SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatCount, formatRate } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { FoldedNotice, Notice } from '../../ui/notice';
import { AssumptionsControl } from '../assumptions';

interface SocketItemProps {
  socket: SocketState;
  onRemove: (id: number) => void;
}

export function SocketItem({ socket, onRemove }: SocketItemProps) {
  const { failure } = socket;
  return (
    <li className="socket" data-state={failure === null ? 'listening' : 'failed'}>
      <div className="socket-head">
        <span className="socket-name">{socket.name}</span>
        {failure === null ? (
          <span className="socket-open" title="Open and receiving">
            <span className="visually-hidden">Open</span>
          </span>
        ) : (
          <span className="socket-failed" title="Failed">
            <Icon name="error" />
            <span className="visually-hidden">Failed</span>
          </span>
        )}
        <Button
          look="plain"
          aria-label={`Remove ${socket.name}`}
          title="Close this socket; its datagrams stay in the log"
          onClick={() => onRemove(socket.id)}
        >
          <Icon name="close" />
        </Button>
      </div>
      <Counters socket={socket} />
      <AssumptionsControl
        assumptions={socket.assumptions}
        assume={(assumptions) => call('sockets.assume', { id: socket.id, assumptions })}
      />
      {failure !== null && (
        <Notice tone="danger" message={failure.message} detail={failure.detail} />
      )}
      {socket.notices.map((notice) => (
        <FoldedNotice
          key={notice.code}
          tone="warning"
          message={notice.message}
          detail={notice.detail}
        />
      ))}
    </li>
  );
}

function Counters({ socket }: { socket: SocketState }) {
  return (
    <dl className="socket-counters">
      <div>
        <dt>Received</dt>
        <dd>{formatCount(socket.received)}</dd>
      </div>
      <div>
        <dt>Per second</dt>
        <dd>{formatRate(socket.perSecond)}</dd>
      </div>
      <div data-tone={socket.dropped > 0 ? 'danger' : undefined}>
        <dt>Dropped</dt>
        <dd>{formatCount(socket.dropped)}</dd>
      </div>
    </dl>
  );
}
