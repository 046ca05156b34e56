import type { KeyboardEvent } from 'react';
import { useKeyTitle } from '../../lib/use-key-title';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { endFind, find, lookFor, useFind } from './find-store';
import { closeLine } from './log-tools-store';
import { useFocusOnMount } from './use-focus-on-mount';

const kinds = [
  { value: 'text', label: 'Text' },
  { value: 'filter', label: 'Filter' },
] as const;

/** Looks for datagrams by a text in them, or by a filter, without hiding the others. */
export function FindLine() {
  const { kind, text, state, failure } = useFind();
  const field = useFocusOnMount();
  const previousTitle = useKeyTitle('Previous', 'log.findPrevious');
  const nextTitle = useKeyTitle('Next', 'log.findNext');
  const isBusy = state === 'searching';
  return (
    <search className="log-line" aria-label="Find">
      <Segmented
        label="Find by"
        options={kinds}
        value={kind}
        onValue={(value) => lookFor({ kind: value })}
      />
      <input
        ref={field}
        type="text"
        aria-label="Find"
        placeholder={kind === 'text' ? 'Text, in whichever case' : 'udp.port == 514'}
        maxLength={kind === 'text' ? 1000 : undefined}
        spellCheck={false}
        aria-invalid={failure !== null}
        value={text}
        onChange={(event) => lookFor({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <Button
        look="plain"
        title={previousTitle}
        aria-label="Find previous"
        onClick={() => void find('previous')}
      >
        <Icon name="up" />
      </Button>
      <Button
        look="plain"
        title={nextTitle}
        aria-label="Find next"
        onClick={() => void find('next')}
      >
        <Icon name="down" />
      </Button>
      {isBusy && <Button onClick={endFind}>Stop</Button>}
      <Button look="plain" aria-label="Close the search" title="Close (Esc)" onClick={closeLine}>
        <Icon name="close" />
      </Button>
      {failure !== null && <p role="alert">{failure.message}</p>}
    </search>
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === 'Enter') {
    event.preventDefault();
    void find(event.shiftKey ? 'previous' : 'next');
  } else if (event.key === 'Escape') {
    endFind();
    closeLine();
  }
}
