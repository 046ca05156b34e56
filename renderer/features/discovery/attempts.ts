import { useState } from 'react';
import type { Failure, Result } from '../../../electron/contract';

export interface Attempts {
  /** Why the last one failed; null where it did not. */
  failure: Failure | null;
  /** Does something, and remembers why it failed. */
  attempt: (what: Promise<Result<unknown>>) => void;
}

/** What a person tries by pressing a button. */
export function useAttempts(then: () => void): Attempts {
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = async (what: Promise<Result<unknown>>) => {
    const done = await what;
    setFailure(done.ok ? null : done.error);
    then();
  };
  return { failure, attempt: (what) => void attempt(what) };
}
