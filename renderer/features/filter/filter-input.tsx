import { useId, type KeyboardEvent, type RefObject } from 'react';
import { longestFilter } from '../../../electron/contract';
import { insertionOf } from './completion';
import { CompletionList, optionId } from './completion-list';
import { completer, filterEditor, useCompletion, useField } from './filter-store';

interface FilterInputProps {
  id: string;
  input: RefObject<HTMLInputElement | null>;
  describedBy: string | undefined;
}

/**
 * The text of the filter, with what may come next below it: a combobox with a list, whose items are
 * never chosen unasked (WAI-ARIA Authoring Practices, "Combobox", list autocomplete with manual selection).
 */
export function FilterInput({ id, input, describedBy }: FilterInputProps) {
  const listId = useId();
  const { text, verdict } = useField();
  const completion = useCompletion();
  const active = completion?.active ?? null;
  return (
    <>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        maxLength={longestFilter}
        placeholder="udp.port == 514 and syslog.level <= warning"
        aria-invalid={verdict === 'invalid'}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-expanded={completion !== null}
        aria-controls={listId}
        aria-activedescendant={active === null ? undefined : optionId(listId, active)}
        value={text}
        onChange={({ target }) => {
          filterEditor.edit(target.value);
          completer.typed(target.value, target.selectionStart ?? target.value.length);
        }}
        onSelect={({ currentTarget }) => completer.moved(caretOf(currentTarget))}
        onBlur={() => completer.close()}
        onKeyDown={onKeyDown}
      />
      <CompletionList
        id={listId}
        completion={completion}
        onTake={(place) => {
          if (input.current !== null) take(input.current, place);
        }}
      />
    </>
  );
}

/** Null while a part of the text is selected: nothing comes next there. */
function caretOf({ selectionStart, selectionEnd }: HTMLInputElement): number | null {
  return selectionStart === selectionEnd ? selectionStart : null;
}

/** Puts an item of the list into the field. */
function take(field: HTMLInputElement, place: number): void {
  const { shown } = completer.state.getState();
  const insertion = shown === null ? undefined : insertionOf(shown, place, field.value);
  if (insertion === undefined) return;
  field.setSelectionRange(insertion.from, insertion.to);
  // As if it had been typed, so that it can be undone: nothing else that changes a field can.
  document.execCommand('insertText', false, insertion.text);
}

type Act = (field: HTMLInputElement) => void;

/** What keys do while nothing is offered. */
const keys: Readonly<Record<string, Act>> = {
  Enter: () => {
    completer.close();
    void filterEditor.apply();
  },
  Escape: () => void filterEditor.clear(),
  ArrowUp: () => {
    completer.close();
    filterEditor.recall(-1);
  },
  ArrowDown: (field) => {
    if (!filterEditor.recall(1)) offer(field);
  },
};

/** What keys do, instead, while something is offered and nothing of it chosen. */
const keysOnList: Readonly<Record<string, Act>> = {
  Escape: () => completer.close(),
  ArrowDown: () => completer.choose(1),
};

/** What keys do, instead, while an item is chosen. */
const keysOnItem: Readonly<Record<string, Act>> = {
  Enter: (field) => void takeChosen(field),
  Tab: (field) => void takeChosen(field),
  ArrowUp: () => completer.choose(-1),
};

/** Whoever types fast chooses before the list is that for what was typed. */
async function takeChosen(field: HTMLInputElement): Promise<void> {
  await completer.settled();
  const active = completer.state.getState().shown?.active ?? null;
  if (active !== null) take(field, active);
}

function offer(field: HTMLInputElement): void {
  completer.offer(field.value, field.selectionStart ?? field.value.length);
}

function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
  // What an input method composes is its own until it is done.
  if (event.nativeEvent.isComposing) return;
  const act = actOf(event);
  if (act === undefined) return;
  event.preventDefault();
  act(event.currentTarget);
}

function actOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): Act | undefined {
  if (key === ' ' && ctrlKey && !altKey && !metaKey) return offer;
  if (ctrlKey || altKey || metaKey || (shiftKey && key === 'Tab')) return undefined;
  const { shown } = completer.state.getState();
  const onItem = shown !== null && shown.active !== null ? keysOnItem[key] : undefined;
  return onItem ?? (shown === null ? undefined : keysOnList[key]) ?? keys[key];
}
