import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Row } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore } from '../../lib/capture-store';

/** What the times of the log are counted from. */
type Reference = Pick<Row, 'number' | 'time'>;

const referenceStore = createStore<{ reference: Reference | null }>(() => ({ reference: null }));

export function setReference({ number, time }: Reference): void {
  referenceStore.setState({ reference: { number, time } });
}

/** Null until it is known. While `wanted`, the first datagram is it unless somebody set another. */
export function useReference(wanted: 'wanted' | 'idle'): Reference | null {
  const reference = useStore(referenceStore, (store) => store.reference);
  const isMissing = wanted === 'wanted' && reference === null;
  useEffect(() => (isMissing ? whenThereIsOne(takeFirst) : undefined), [isMissing]);
  return reference;
}

/** Calls once the log has a datagram. Returns a function that ends the waiting. */
function whenThereIsOne(callback: () => void): () => void {
  if (hasDatagrams()) {
    callback();
    return () => undefined;
  }
  const stop = captureStore.subscribe(() => {
    if (!hasDatagrams()) return;
    stop();
    callback();
  });
  return stop;
}

function hasDatagrams(): boolean {
  const log = captureStore.getState().state?.log;
  return log !== undefined && log.last >= log.first;
}

function takeFirst(): void {
  void (async () => {
    const first = captureStore.getState().state?.log.first ?? 1;
    const run = await call('log.rows', { view: null, first, count: 1 });
    const row = run.ok ? run.value.rows[0] : undefined;
    if (row !== undefined && referenceStore.getState().reference === null) setReference(row);
  })();
}
