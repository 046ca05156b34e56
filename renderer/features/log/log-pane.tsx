import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { LogExtent } from '../../../electron/contract';
import { shownExtent } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { useKeyTitle } from '../../lib/use-key-title';
import { Alert } from '../../ui/notice';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { ColumnsPanel } from './columns-panel';
import { CommentDialog } from './comment-dialog';
import { EmptyLog } from './empty-log';
import { FindLine } from './find-line';
import { FollowControl } from './follow-control';
import { JumpLine } from './jump-line';
import { LogGrid } from './log-grid';
import { changeView, useRows } from './log-store';
import { toolsStore, useTools } from './log-tools-store';
import { MarksPanel } from './marks-panel';
import { useMarks } from './marks-store';
import { useLogCommands } from './use-log-commands';
import { paused } from './view';
import '../../ui/bar.css';
import './log-pane.css';

/** The log: the datagrams of the capture, all or those that a filter matches, one row each. */
export function LogPane() {
  const line = useTools((tools) => tools.line);
  const notice = useTools((tools) => tools.notice);
  useLogCommands();
  const findTitle = useKeyTitle('Find', 'log.find');
  const empty = useCapture((capture) => capture.state !== null && isEmpty(shownExtent(capture)));
  const source = useCapture(({ state }) => state?.source ?? null);
  // A file is read from its beginning, as a book is.
  useLayoutEffect(() => {
    if (source === 'file') changeView(paused);
  }, [source]);
  return (
    <section className="log-pane" aria-labelledby="log-heading">
      <header className="bar">
        <h2 id="log-heading">Log</h2>
        <output className="log-notice">{notice}</output>
        <div className="log-tools">
          <Button look="plain" title={findTitle} onClick={openFind}>
            <Icon name="find" />
            <span className="log-word">Find</span>
          </Button>
          <MarksPanel />
          <ColumnsPanel />
        </div>
        {source !== 'file' && <FollowControl />}
      </header>
      {line === 'find' && <FindLine />}
      {line === 'jump' && <JumpLine />}
      <LogFailures />
      <div className="log-table">
        <LogGrid />
        {empty && <EmptyLog />}
      </div>
      <CommentDialog />
    </section>
  );
}

/** What could not be read, or kept. */
function LogFailures() {
  const { pull } = useRows();
  const unread = useStore(pull.state, (state) => state.failure);
  const unkept = useCapture((capture) => capture.marks.failure);
  const unmarked = useMarks().failure;
  return (
    <div className="log-failures">
      {[unread, unmarked].map(
        (failure) => failure && <Alert key={failure.message} tone="danger" {...failure} />,
      )}
      {unkept && <Alert tone="warning" {...unkept} />}
    </div>
  );
}

function openFind(): void {
  toolsStore.setState({ line: 'find' });
}

function isEmpty({ first, last }: LogExtent): boolean {
  return last < first;
}
