import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CallInput, Statistics } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { shownExtent } from '../../lib/capture-store';
import { PacedPull, type Pulled } from '../../lib/paced-pull';
import { useCapture } from '../../lib/use-capture';
import { inputOf, useChoice } from './choice';

const statisticsPull = new PacedPull<CallInput<'statistics.count'>, Statistics | null>({
  pull: (input) => call('statistics.count', input),
  rest: 1000,
});

/** The statistics that were chosen, counted anew as datagrams come, for as long as somebody looks at them. */
export function useStatistics(): Pulled<CallInput<'statistics.count'>, Statistics | null> {
  const choice = useChoice();
  const view = useCapture(({ matches }) => matches?.view ?? null);
  const revision = useCapture((capture) => {
    const log = capture.state?.log;
    return `${log?.first}-${log?.last} ${shownExtent(capture).last}`;
  });
  useEffect(() => statisticsPull.want(inputOf(choice, view), revision), [choice, view, revision]);
  useEffect(() => () => statisticsPull.stop(), []);
  return useStore(statisticsPull.state);
}
