import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CallInput, Density } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { shownExtent } from '../../lib/capture-store';
import { PacedPull } from '../../lib/paced-pull';
import { useCapture } from '../../lib/use-capture';

const densityPull = new PacedPull<CallInput<'log.density'>, Density | null>({
  pull: (input) => call('log.density', input),
  rest: 250,
});

/** How many datagrams of what is shown there were when, counted anew as they come; null until it is known. */
export function useDensity(buckets: number): Density | null {
  const view = useCapture(({ matches }) => matches?.view ?? null);
  const revision = useCapture((capture) => {
    const log = capture.state?.log;
    return `${log?.first}-${log?.last} ${shownExtent(capture).last}`;
  });
  useEffect(() => {
    if (buckets > 0) densityPull.want({ view, buckets }, revision);
  }, [view, buckets, revision]);
  useEffect(() => () => densityPull.stop(), []);
  return useStore(densityPull.state, ({ value }) => value);
}
