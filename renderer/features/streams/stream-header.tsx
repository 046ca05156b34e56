import type { KeyboardEvent, RefObject } from 'react';
import type { StreamColumn } from '../../../electron/contract';
import { Icon } from '../../ui/icon';
import { choiceStore, reordered, sortOf, useChoice } from './choice';
import { columnLooks } from './columns';

interface StreamHeaderProps {
  columns: readonly StreamColumn[];
  /** For whoever measures it. */
  header: RefObject<HTMLTableSectionElement | null>;
}

/**
 * The headings, each of which orders the table. Tab leads to the first and the one in use, the arrow keys to the
 * others.
 */
export function StreamHeader({ columns, header }: StreamHeaderProps) {
  const choice = useChoice();
  return (
    <thead ref={header}>
      <tr aria-rowindex={1}>
        {columns.map((name, at) => {
          const { title, hint, order, kind } = columnLooks[name];
          const sort = sortOf(choice, order);
          return (
            <th key={name} scope="col" data-column={name} data-kind={kind} aria-sort={sort}>
              <button
                type="button"
                tabIndex={sort === 'none' && at > 0 ? -1 : 0}
                title={hint}
                onClick={() => choiceStore.setState((before) => reordered(before, order))}
                onKeyDown={moveAmong}
              >
                {title}
                {sort !== 'none' && <Icon name={sort === 'ascending' ? 'up' : 'down'} />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Goes to the next heading or the one before; no key of a heading is for the rows. */
function moveAmong(event: KeyboardEvent<HTMLButtonElement>): void {
  event.stopPropagation();
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest('tr')?.querySelectorAll('button') ?? [])];
  const shown = all.filter((button) => button.checkVisibility());
  shown[shown.indexOf(event.currentTarget) + step]?.focus();
}
