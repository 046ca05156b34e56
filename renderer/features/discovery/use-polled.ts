import { useEffect, useState } from 'react';
import type { CallInput, CallOutput, Failure, PageCall } from '../../../electron/contract';
import { call } from '../../lib/bridge';

/** Milliseconds from an answer to the next question. */
const interval = 1000;

export interface Polled<Value> {
  /** Null until there is one. */
  value: Value | null;
  /** Why the last call failed; null once one succeeds. */
  failure: Failure | null;
  /** Asks at once. */
  refresh: () => void;
}

/** Calls again and again as long as the component is there, with one call under way at a time. */
export function usePolled<Name extends PageCall>(
  name: Name,
  input: CallInput<Name>,
): Polled<CallOutput<Name>> {
  const [state, setState] = useState<Omit<Polled<CallOutput<Name>>, 'refresh'>>({
    value: null,
    failure: null,
  });
  const [round, setRound] = useState(0);
  // As text, because an input of the same content is not another one.
  const asked = JSON.stringify(input);
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await call(name, JSON.parse(asked));
      if (!isWanted) return;
      setState(({ value }) =>
        answer.ok ? { value: answer.value, failure: null } : { value, failure: answer.error },
      );
      timer = setTimeout(() => void look(), interval);
    };
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [name, asked, round]);
  return { ...state, refresh: () => setRound(round + 1) };
}
