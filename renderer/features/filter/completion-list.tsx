import { useLayoutEffect, useRef } from 'react';
import { formatCount } from '../../lib/format-number';
import type { Completion } from './completion';
import './completion-list.css';

interface CompletionListProps {
  id: string;
  /** Null while nothing is offered: the list stays, for the field refers to it. */
  completion: Completion | null;
  onTake: (place: number) => void;
}

/** The id under which `aria-activedescendant` finds an item. */
export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

/** What may come next, over the log. The focus stays in the field, whose keys go through it. */
export function CompletionList({ id, completion, onTake }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const active = completion?.active ?? null;
    if (active === null) list.current?.scrollTo({ top: 0 });
    else list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [completion]);
  const isOpen = completion !== null;
  useLayoutEffect(() => {
    // In a small window the field may be at the lower edge.
    if (isOpen) list.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    // A press would take the focus out of the field.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="completion" hidden={!isOpen} onMouseDown={(event) => event.preventDefault()}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the list of a combobox */}
      <div ref={list} id={id} className="completion-items" role="listbox" aria-label="Completions">
        {completion?.items.map(({ text, kind, description }, place) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the keys
          <div
            key={`${kind} ${text}`}
            id={optionId(id, place)}
            className="completion-item"
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option has no markup
            role="option"
            aria-selected={place === completion.active}
            onClick={() => onTake(place)}
          >
            <span className="completion-text">
              <Typed text={text} typed={completion.text.slice(completion.from, completion.to)} />
            </span>
            <span className="completion-description">{description}</span>
          </div>
        ))}
      </div>
      {completion !== null && completion.more > 0 && (
        <p className="completion-more">{formatCount(completion.more)} more: type on</p>
      )}
    </div>
  );
}

/** An item with the part of it that was typed set off. */
function Typed({ text, typed }: { text: string; typed: string }) {
  const at = typed === '' ? -1 : text.indexOf(typed.toLowerCase());
  if (at < 0) return text;
  const end = at + typed.length;
  return (
    <>
      {text.slice(0, at)}
      <b>{text.slice(at, end)}</b>
      {text.slice(end)}
    </>
  );
}
