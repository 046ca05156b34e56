import { useState, type RefObject } from 'react';
import { useCommands } from '../../lib/commands';
import { formatCount } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { CheckField } from '../../ui/check-field';
import { openSettings } from '../settings';
import { endAnalysing } from './analysing';
import { choose, useChoice } from './choice';
import { ColumnsPopover } from './columns-popover';
import { copyStreams, type CopyForm } from './copying';
import { focusStreams, type StreamList } from './streams-store';

interface StreamsBarProps {
  list: StreamList | null;
  /** The field for the text, which a key leads to. */
  field: RefObject<HTMLInputElement | null>;
}

/** Which streams are listed, how many that are, and what can be done with all of them. */
export function StreamsBar({ list, field }: StreamsBarProps) {
  const { text, multicastOnly, alarmedOnly } = useChoice();
  return (
    <header className="streams-bar">
      <h2 id="streams-heading" className="visually-hidden">
        Streams
      </h2>
      <input
        ref={field}
        type="search"
        aria-label="Find streams"
        placeholder="Address, port, interface or protocol"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => choose({ text: event.target.value })}
        onKeyDown={({ key }) => key === 'Enter' && focusStreams()}
      />
      <CheckField
        label="Multicast"
        title="Only streams to groups"
        checked={multicastOnly}
        onChecked={(checked) => choose({ multicastOnly: checked })}
      />
      <CheckField
        label={`Alarms${list === null || list.alarmed === 0 ? '' : ` (${formatCount(list.alarmed)})`}`}
        title="Only streams that exceed a limit"
        checked={alarmedOnly}
        onChecked={(checked) => choose({ alarmedOnly: checked })}
      />
      <Count list={list} />
      <Copying />
      <ColumnsPopover />
      {list?.progress.isEnded === false && (
        <Button
          look="plain"
          title="Frees the memory and time that it takes; what comes is in the log all the same"
          onClick={() => void endAnalysing()}
        >
          Stop Analysing
        </Button>
      )}
      <Button look="plain" title="Limits of alarms, bursts and silence" onClick={openLimits}>
        Limits…
      </Button>
    </header>
  );
}

function openLimits(): void {
  openSettings('streams');
}

function Count({ list }: { list: StreamList | null }) {
  if (list === null) return <span className="streams-count" />;
  const { matching, total } = list;
  const all = `${formatCount(total)} ${total === 1 ? 'stream' : 'streams'}`;
  return (
    <span className="streams-count" data-testid="streams-count">
      {matching === total ? all : `${formatCount(matching)} of ${all}`}
    </span>
  );
}

function Copying() {
  const [outcome, setOutcome] = useState('');
  const copy = (form: CopyForm) => void copyStreams(form).then(setOutcome);
  useCommands({ 'log.copyCsv': () => copy('csv'), 'log.copyJson': () => copy('json') });
  return (
    <>
      <output className="streams-outcome">{outcome}</output>
      <Button
        look="plain"
        title="Copy the streams that are listed, as CSV"
        onClick={() => copy('csv')}
      >
        Copy CSV
      </Button>
      <Button
        look="plain"
        title="Copy the streams that are listed, as JSON"
        onClick={() => copy('json')}
      >
        Copy JSON
      </Button>
    </>
  );
}
