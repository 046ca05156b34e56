import { useState } from 'react';
import type { Failure, Membership, SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { requestDiagnosis } from '../../lib/diagnosis-request';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';
import { wordsOfMembership } from './group-draft';
import './membership-chips.css';

interface MembershipChipsProps {
  socket: number;
  /** On which it receives; null for a Unix socket, which is in no group. */
  port: number | null;
  memberships: SocketState['memberships'];
  unjoined: SocketState['unjoined'];
  onLeft: () => void;
}

/** The groups that a socket is in, each with a button that leaves it. */
export function MembershipChips(props: MembershipChipsProps) {
  const { socket, port, memberships, unjoined, onLeft } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  if (memberships.length === 0 && unjoined.length === 0) return null;
  const leave = async (membership: Membership) => {
    const result = await call('sockets.leave', { id: socket, membership });
    setFailure(result.ok ? null : result.error);
    if (result.ok) onLeft();
  };
  return (
    <>
      <ul className="memberships" aria-label="Groups">
        {memberships.map((membership) => (
          <Chip
            key={wordsOfMembership(membership)}
            membership={membership}
            port={port}
            onLeave={leave}
          />
        ))}
        {unjoined.map(({ membership, failure: reason }) => (
          <Chip
            key={wordsOfMembership(membership)}
            membership={membership}
            port={port}
            reason={reason}
            onLeave={leave}
          />
        ))}
      </ul>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </>
  );
}

interface ChipProps {
  membership: Membership;
  port: number | null;
  /** Why the socket is not in the group, although it should be. */
  reason?: Failure;
  onLeave: (membership: Membership) => Promise<void>;
}

function Chip({ membership, port, reason, onLeave }: ChipProps) {
  const words = wordsOfMembership(membership);
  const { group, source = null, interface: name = null } = membership;
  return (
    <li className="membership" data-tone={toneOf(reason)}>
      <span>{words}</span>
      <button
        type="button"
        aria-label={`Diagnose ${words}`}
        title="Find out whether it arrives, and why not"
        onClick={() => requestDiagnosis({ group, port, source, interface: name })}
      >
        <Icon name="diagnose" />
      </button>
      <button
        type="button"
        aria-label={`Leave ${words}`}
        title="Leave this group"
        onClick={() => void onLeave(membership)}
      >
        <Icon name="close" />
      </button>
      {reason !== undefined && <span className="membership-reason">{reason.message}</span>}
    </li>
  );
}

/** Waiting ends by itself; a refusal does not. */
function toneOf(reason: Failure | undefined): 'warning' | 'danger' | undefined {
  if (reason === undefined) return undefined;
  return reason.code === 'GROUP_WAITING' ? 'warning' : 'danger';
}
