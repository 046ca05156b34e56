import { useEffect, useId, useRef, type RefObject } from 'react';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notice';
import { FilterInput } from './filter-input';
import { FilterProgress } from './filter-progress';
import { filterEditor, useCompletion, useField } from './filter-store';
import { Problem } from './problem';
import { SaveButton } from './save-button';
import { SavedFilters } from './saved-filters';
import './filter-bar.css';

/** Where the person says which datagrams to show. */
export function FilterBar() {
  const input = useRef<HTMLInputElement>(null);
  const { failure } = useField();
  const stopped = useCapture(({ matches }) => matches?.failure ?? null);
  const shown = failure ?? stopped;
  useFocusKey(input);
  return (
    <search className="filter-bar" aria-label="Filter">
      <div className="filter-line">
        <Field input={input} />
        <ApplyButton />
        <SaveButton />
        <FilterProgress />
      </div>
      <SavedFilters />
      {shown !== null && <Alert tone="danger" message={shown.message} detail={shown.detail} />}
    </search>
  );
}

function Field({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const id = useId();
  const { text, verdict, problem } = useField();
  const isApplied = useCapture(({ matches }) => matches !== null);
  // What may come next has the place below the field as long as there is something.
  const isShown = useCompletion() === null && problem !== null;
  return (
    <div className="filter-field" data-verdict={verdict}>
      <label htmlFor={id}>Filter</label>
      <div className="filter-box">
        <FilterInput id={id} input={input} describedBy={isShown ? `${id}-problem` : undefined} />
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
        {isShown && <Problem id={`${id}-problem`} problem={problem} input={input} />}
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

/** `/` leads to the field from where nothing is typed; from everywhere the command does. */
function useFocusKey(input: RefObject<HTMLInputElement | null>): void {
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

function isFocusKey({ key, ctrlKey, metaKey, altKey, target }: globalThis.KeyboardEvent) {
  if (altKey || target === null) return false;
  // Some keyboards have the slash above a digit.
  return key === '/' && !ctrlKey && !metaKey && !isTyping(target);
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}
