import { useEffect, useState } from 'react';
import type { Result, SweepEstimate, SweepRequest } from '../../../electron/contract';
import { call } from '../../lib/bridge';

/** How much a sweep would be, or why it cannot be; null until that is known. The newest answer counts. */
export function useEstimate(request: SweepRequest | null): Result<SweepEstimate> | null {
  const [estimate, setEstimate] = useState<Result<SweepEstimate> | null>(null);
  const asked = JSON.stringify(request);
  useEffect(() => {
    let isNewest = true;
    const input: SweepRequest | null = JSON.parse(asked);
    if (input === null) return undefined;
    void call('sweep.check', input).then((answer) => {
      if (isNewest) setEstimate(answer);
    });
    return () => {
      isNewest = false;
    };
  }, [asked]);
  return request === null ? null : estimate;
}
