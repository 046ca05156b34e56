import { useState } from 'react';
import type { Result, SocketState } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';

interface WatchButtonProps {
  /** What is watched, for those who hear the button alone. */
  of: string;
  watch: () => Promise<Result<readonly SocketState[]>>;
}

/** Joins what was found, with sockets of the capture, and says what became of it. */
export function WatchButton({ of, watch }: WatchButtonProps) {
  const [outcome, setOutcome] = useState<Result<readonly SocketState[]> | null>(null);
  const press = async () => setOutcome(await watch());
  return (
    <div className="discovery-watch">
      <Button aria-label={`Join and watch ${of}`} onClick={() => void press()}>
        Join and watch
      </Button>
      <span className="discovery-opened" aria-live="polite">
        {outcome?.ok === true && `Watching ${outcome.value.map(({ name }) => name).join(', ')}`}
      </span>
      {outcome?.ok === false && (
        <Alert tone="danger" message={outcome.error.message} detail={outcome.error.detail} />
      )}
    </div>
  );
}
