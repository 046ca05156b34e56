import { useState, type FormEvent } from 'react';
import type { Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { emptyGroup, membershipOf } from './group-draft';
import { GroupFields } from './group-fields';

/** Joins a group on a socket that is there. */
export function JoinForm({ socket, family }: { socket: number; family: 4 | 6 }) {
  const [draft, setDraft] = useState(emptyGroup);
  const [isJudged, setJudged] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const join = async (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    const membership = membershipOf(draft, family);
    if (membership === undefined) return;
    const result = await call('sockets.join', { id: socket, membership });
    setFailure(result.ok ? null : result.error);
    if (!result.ok) return;
    setDraft(emptyGroup);
    setJudged(false);
  };
  return (
    <form
      className="join-form"
      aria-label="Join a group"
      noValidate
      onSubmit={(event) => void join(event)}
    >
      <GroupFields draft={draft} family={family} isJudged={isJudged} onDraft={setDraft} />
      <Button type="submit">Join</Button>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </form>
  );
}
