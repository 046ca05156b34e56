import { useEffect, useId, useRef, type KeyboardEvent, type RefObject } from 'react';
import { longestFilter } from '../../../electron/contract';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';
import { FilterProgress } from './filter-progress';
import { filterEditor, useField } from './filter-store';
import { Problem } from './problem';
import './filter-bar.css';

/** Where the person says which datagrams to show. */
export function FilterBar() {
  const input = useRef<HTMLInputElement>(null);
  const { failure } = useField();
  const stopped = useCapture(({ matches }) => matches?.failure ?? null);
  const shown = failure ?? stopped;
  useFocusKeys(input);
  return (
    <search className="filter-bar" aria-label="Filter">
      <div className="filter-line">
        <Field input={input} />
        <ApplyButton />
        <FilterProgress />
      </div>
      {shown !== null && <Alert tone="danger" message={shown.message} detail={shown.detail} />}
    </search>
  );
}

function Field({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const id = useId();
  const { text, verdict, problem } = useField();
  const isApplied = useCapture(({ matches }) => matches !== null);
  return (
    <div className="filter-field" data-verdict={verdict}>
      <label htmlFor={id}>Filter</label>
      <div className="filter-box">
        <input
          ref={input}
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={longestFilter}
          placeholder="udp.port == 514 and syslog.level <= warning"
          aria-invalid={verdict === 'invalid'}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          value={text}
          onChange={(event) => filterEditor.edit(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {(isApplied || text !== '') && (
          <Button
            look="plain"
            aria-label="Clear filter"
            title="Show everything (Esc)"
            onClick={() => {
              void filterEditor.clear();
              input.current?.focus();
            }}
          >
            <Icon name="close" />
          </Button>
        )}
        {problem !== null && <Problem id={`${id}-problem`} problem={problem} input={input} />}
      </div>
    </div>
  );
}

/** Pressed in vain while there is nothing new to apply. */
function ApplyButton() {
  const { text, verdict } = useField();
  const applied = useCapture(({ matches }) => matches?.text ?? '');
  const isIdle = verdict === 'invalid' || text.trim() === applied.trim();
  return (
    <Button
      title="Show what the filter matches (Enter)"
      aria-disabled={isIdle}
      onClick={() => !isIdle && void filterEditor.apply()}
    >
      Apply
    </Button>
  );
}

const keys: Readonly<Record<string, () => void>> = {
  Enter: () => void filterEditor.apply(),
  Escape: () => void filterEditor.clear(),
  ArrowUp: () => filterEditor.recall(-1),
  ArrowDown: () => filterEditor.recall(1),
};

function onKeyDown(event: KeyboardEvent): void {
  // What an input method composes is its own until it is done.
  if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = keys[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/** Ctrl+F, or Cmd+F, leads to the field from everywhere, `/` from where nothing is typed. */
function useFocusKeys(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (!isFocusKey(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [input]);
}

function isFocusKey({ key, ctrlKey, metaKey, altKey, shiftKey, target }: globalThis.KeyboardEvent) {
  if (altKey || target === null) return false;
  if (key.toLowerCase() === 'f') return (ctrlKey || metaKey) && !shiftKey;
  // Some keyboards have the slash above a digit.
  return key === '/' && !ctrlKey && !metaKey && !isTyping(target);
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}
