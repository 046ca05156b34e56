import { useEffect, useRef, useState } from 'react';
import type { CallInput, CallOutput, Failure, PageCall } from '../../../electron/contract';
import { call } from '../../lib/bridge';

/** Milliseconds from an answer to the next question. */
const interval = 1000;

export interface Polled<Value> {
  /** Null until there is one. */
  value: Value | null;
  /** When that was, in milliseconds since the epoch. */
  at: number;
  /** Why the last call failed; null once one succeeds. */
  failure: Failure | null;
  /** Asks at once. */
  refresh: () => void;
}

/** Calls again and again as long as the component is there, the next time a while after the answer. */
export function usePolled<Name extends PageCall>(
  name: Name,
  input: CallInput<Name>,
): Polled<CallOutput<Name>> {
  const [state, setState] = useState<Omit<Polled<CallOutput<Name>>, 'refresh'>>({
    value: null,
    at: 0,
    failure: null,
  });
  const lookNow = useRef<() => void>(() => undefined);
  // As text, because an input of the same content is not another one.
  const asked = JSON.stringify(input);
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(timer);
      const answer = await call(name, JSON.parse(asked));
      if (!isWanted) return;
      setState((before) =>
        answer.ok
          ? { value: answer.value, at: Date.now(), failure: null }
          : { ...before, failure: answer.error },
      );
      clearTimeout(timer);
      timer = setTimeout(() => void look(), interval);
    };
    lookNow.current = () => void look();
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [name, asked]);
  return { ...state, refresh: () => lookNow.current() };
}
