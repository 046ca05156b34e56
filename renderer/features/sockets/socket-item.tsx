import { useRef } from 'react';
import type { Incident, SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatCount, formatRate } from '../../lib/format-number';
import { Disclosure } from '../../ui/disclosure';
import { FoldedNotice, Notice } from '../../ui/notice';
import { Sparkline } from '../../ui/sparkline';
import { AssumptionsControl } from '../assumptions';
import { JoinForm } from './join-form';
import { LiveOptions } from './live-options';
import { MembershipChips } from './membership-chips';
import { SocketHead } from './socket-head';
import { SocketIncidents } from './socket-incidents';

interface SocketItemProps {
  socket: SocketState;
  /** What happened to it, the oldest first. */
  incidents: readonly Incident[];
  onRemove: (id: number) => void;
}

export function SocketItem({ socket, incidents, onRemove }: SocketItemProps) {
  const { id, failure, address, memberships, unjoined } = socket;
  const name = useRef<HTMLElement>(null);
  return (
    <li className="socket" data-state={socket.status}>
      <SocketHead socket={socket} nameRef={name} onRemove={onRemove} />
      {socket.status !== 'stopped' && <Traffic socket={socket} />}
      <Counters socket={socket} />
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
      <MembershipChips
        socket={id}
        port={address.kind === 'unix' ? null : address.port}
        memberships={memberships}
        unjoined={unjoined}
        // The button that had the focus goes away with its group.
        onLeft={() => name.current?.focus()}
      />
      {socket.othersMaySend && <p className="socket-senders">Other users may send</p>}
      <SocketIncidents incidents={incidents} />
      <AssumptionsControl
        assumptions={socket.assumptions}
        assume={(assumptions) => call('sockets.assume', { id, assumptions })}
      />
      <Disclosure
        summary={address.kind === 'unix' ? 'Options' : 'Groups and options'}
        title="What can be changed while the socket is open"
      >
        {address.kind !== 'unix' && <JoinForm socket={id} family={address.family} />}
        <LiveOptions socket={socket} />
      </Disclosure>
    </li>
  );
}

function Traffic({ socket: { name, perSecond, recent } }: { socket: SocketState }) {
  return (
    <div className="socket-traffic">
      <Sparkline
        values={recent.received}
        losses={recent.dropped}
        title={`Datagrams of ${name} in the last minute`}
      />
      <span className="socket-rate">{formatRate(perSecond)}/s</span>
    </div>
  );
}

function Counters({ socket }: { socket: SocketState }) {
  return (
    <dl className="socket-counters">
      <div>
        <dt>Received</dt>
        <dd>{formatCount(socket.received)}</dd>
      </div>
      <div data-tone={socket.dropped > 0 ? 'danger' : undefined}>
        <dt>Dropped</dt>
        <dd>{formatCount(socket.dropped)}</dd>
      </div>
    </dl>
  );
}
