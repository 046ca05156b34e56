import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CallInput, Failure, StreamDetail } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { PacedPull } from '../../lib/paced-pull';
import { listPull, useRevision } from './streams-store';

const detailPull = new PacedPull<CallInput<'streams.show'>, StreamDetail | null>({
  pull: (input) => call('streams.show', input),
  rest: 250,
});

interface ShownDetail {
  /** Null until it is known, and where there is no such stream any more. */
  detail: StreamDetail | null;
  failure: Failure | null;
}

/** All about a stream, pulled anew as it changes, for as long as somebody looks at it. */
export function useStreamDetail(stream: number): ShownDetail {
  const list = useStore(listPull.state, ({ value }) => value);
  const revision = useRevision(list);
  useEffect(() => detailPull.want({ stream }, revision), [stream, revision]);
  useEffect(() => () => detailPull.stop(), []);
  const { value, input, failure } = useStore(detailPull.state);
  // What is there of another stream is not shown for this one.
  return { detail: input?.stream === stream ? value : null, failure };
}
