import { useRef } from 'react';
import { useStore } from 'zustand';
import { useCommands } from '../../lib/commands';
import { formatCount } from '../../lib/format-number';
import { keepSizes, sizeOf } from '../../lib/layout-sizes';
import { settingsStore } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { Divider, Panel, Split } from '../../ui/split';
import { useChoice } from './choice';
import { showDatagrams } from './going';
import { beginAnalysing } from './analysing';
import { AnalysisProgress } from './analysis-progress';
import { ClockDialog } from './clock-dialog';
import { SequenceDialog } from './sequence-dialog';
import { StreamDetailPane } from './stream-detail-pane';
import { StreamGrid } from './stream-grid';
import { StreamMenu } from './stream-menu';
import { StreamsBar } from './streams-bar';
import { askAbout, listPull, selectedLine, useStreamsView, type StreamList } from './streams-store';
import './streams-pane.css';

/** What one source sends to one destination, a line for each, with all that is known of the selected one. */
export function StreamsPane() {
  const stream = useStreamsView(({ selection }) => selection.stream);
  const isOpen = useStreamsView(({ detail }) => detail === 'open');
  const isEnded = useStore(listPull.state, ({ value }) => value?.progress.isEnded === true);
  const { sizes } = settingsStore.getState().layout;
  useStreamCommands(stream);
  return (
    <Split direction="rows" onSizes={keepSizes}>
      <Panel id="streams" minSize="8rem">
        <StreamsTable />
      </Panel>
      {stream !== null && isOpen && !isEnded && (
        <>
          <Divider label="Height of the detail" />
          <Panel id="stream" defaultSize={sizeOf(sizes.stream, '50%')} minSize="8rem">
            <StreamDetailPane stream={stream} />
          </Panel>
        </>
      )}
    </Split>
  );
}

function StreamsTable() {
  const field = useRef<HTMLInputElement>(null);
  const { value, failure } = useStore(listPull.state);
  useCommands({ 'log.find': () => field.current?.focus() });
  return (
    <section className="streams-pane" aria-labelledby="streams-heading">
      <StreamsBar list={value} field={field} />
      {value !== null && <AnalysisProgress {...value.progress} />}
      {failure !== null && <Alert tone="danger" {...failure} />}
      <div className="streams-table">
        <StreamGrid />
        {value !== null && value.matching === 0 && !value.progress.isEnded && (
          <NoStreams {...value} />
        )}
        {value?.progress.isEnded === true && <NotAnalysed />}
      </div>
      <StreamMenu />
      <SequenceDialog />
      <ClockDialog />
    </section>
  );
}

/** After a person ended the analysis. */
function NotAnalysed() {
  return (
    <div className="streams-none">
      <p>Streams are not analysed</p>
      <p>
        What came is in the log all the same, and is analysed from its beginning when you want it.
      </p>
      <Button look="primary" onClick={() => void beginAnalysing()}>
        Analyse Streams
      </Button>
    </div>
  );
}

function NoStreams({ total, progress }: StreamList) {
  const { alarmedOnly } = useChoice();
  return (
    <div className="streams-none">
      <p>{total === 0 ? 'No streams yet' : 'No stream is like that'}</p>
      <p>{total === 0 ? reasonOf(progress) : otherReason(total, alarmedOnly)}</p>
    </div>
  );
}

function reasonOf({ last, streamless }: StreamList['progress']): string {
  if (last === 0) return 'A stream begins with its first datagram: add a socket, or open a file.';
  return streamless === last
    ? 'All datagrams are of Unix sockets, or were sent from here: these are no streams.'
    : 'The datagrams are being looked at.';
}

function otherReason(total: number, alarmedOnly: boolean): string {
  const all = `There ${total === 1 ? 'is 1 stream' : `are ${formatCount(total)} streams`}`;
  return alarmedOnly ? `${all}, and no limit is exceeded here.` : `${all} in all.`;
}

/** What commands do with the selected stream, for as long as the view is there. */
function useStreamCommands(stream: number | null): void {
  useCommands(
    stream === null
      ? {}
      : {
          'streams.datagrams': () => void showDatagrams(stream),
          'streams.sequence': () => askAbout('sequence', selectedLine()),
          'streams.clock': () => askAbout('clock', selectedLine()),
        },
  );
}
