import { useState } from 'react';
import type { Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';

/** One button that gets a moving log, for places that suggest it. */
export function StartDemonstration() {
  const [failure, setFailure] = useState<Failure | null>(null);
  const start = async () => {
    const started = await call('demonstration.start', {});
    setFailure(started.ok ? null : started.error);
  };
  return (
    <>
      <Button onClick={() => void start()}>Show me: send demonstration datagrams</Button>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </>
  );
}
