import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { LogExtent } from '../../../electron/contract';
import { shownExtent } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { Alert } from '../../ui/notice';
import { EmptyLog } from './empty-log';
import { FollowControl } from './follow-control';
import { LogGrid } from './log-grid';
import { changeView, useRows } from './log-store';
import { paused } from './view';
import './log-pane.css';

/** The log: the datagrams of the capture, all or those that a filter matches, one row each. */
export function LogPane() {
  const { pull } = useRows();
  const failure = useStore(pull.state, (state) => state.failure);
  const empty = useCapture((capture) => capture.state !== null && isEmpty(shownExtent(capture)));
  const source = useCapture(({ state }) => state?.source ?? null);
  // A file is read from its beginning, as a book is.
  useLayoutEffect(() => {
    if (source === 'file') changeView(paused);
  }, [source]);
  return (
    <section className="log-pane" aria-labelledby="log-heading">
      <header className="log-bar">
        <h2 id="log-heading">Log</h2>
        {source !== 'file' && <FollowControl />}
      </header>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      <div className="log-table">
        <LogGrid />
        {empty && <EmptyLog />}
      </div>
    </section>
  );
}

function isEmpty({ first, last }: LogExtent): boolean {
  return last < first;
}
