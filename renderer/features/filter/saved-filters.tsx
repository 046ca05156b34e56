import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { escapeControls, type SavedFilter } from '../../../electron/contract';
import { filterUses, requestFilter } from '../../lib/filter-request';
import { useSettings } from '../../lib/settings-store';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { ContextMenu, type MenuEntry, type MenuPoint } from '../../ui/context-menu';
import { FilterNameForm } from './filter-name-form';
import { changeSaved } from './filter-store';
import { withoutSaved, withRenamed } from './saved';
import './saved-filters.css';

/** The filters that are kept, each a button that applies it; nothing where there are none. */
export function SavedFilters() {
  const saved = useSettings(({ filters }) => filters.saved);
  const applied = useCapture(({ matches }) => matches?.text.trim() ?? null);
  const [menu, setMenu] = useState<{ filter: SavedFilter; point: MenuPoint } | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  if (saved.length === 0) return null;
  return (
    <div className="saved-filters" role="toolbar" aria-label="Saved filters">
      {saved.map((filter) =>
        filter.name === renamed ? (
          <FilterNameForm
            key={filter.name}
            label="New name"
            present={filter.name}
            onName={(name) => changeSaved((all) => withRenamed(all, filter.name, name))}
            onDone={() => setRenamed(null)}
          />
        ) : (
          <Button
            key={filter.name}
            className="saved-filter"
            title={escapeControls(filter.text)}
            aria-pressed={applied === filter.text}
            onClick={() => requestFilter(filter.text, 'alone')}
            onContextMenu={(event) => setMenu({ filter, point: pointOf(event) })}
            onKeyDown={(event) => onKeyDown(event, filter, setRenamed)}
          >
            {escapeControls(filter.name)}
          </Button>
        ),
      )}
      <ContextMenu
        label="Saved filter"
        point={menu?.point ?? null}
        entries={menu === null ? [] : entriesOf(menu.filter, setRenamed)}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}

/** The key of menus gives the place of the button. */
function pointOf(event: MouseEvent): MenuPoint {
  event.preventDefault();
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX || left, y: event.clientY || bottom };
}

function onKeyDown(
  event: KeyboardEvent,
  { name }: SavedFilter,
  rename: (name: string) => void,
): void {
  if (event.key === 'F2') rename(name);
  else if (event.key === 'Delete') changeSaved((all) => withoutSaved(all, name));
  else return;
  event.preventDefault();
}

function entriesOf({ name, text }: SavedFilter, rename: (name: string) => void): MenuEntry[] {
  return [
    ...filterUses.map(({ use, label }): MenuEntry => ({
      kind: 'action',
      label,
      run: () => requestFilter(text, use),
    })),
    { kind: 'separator' },
    { kind: 'action', label: 'Rename…', keyLabel: 'F2', run: () => rename(name) },
    {
      kind: 'action',
      label: 'Remove',
      keyLabel: 'Delete',
      run: () => changeSaved((all) => withoutSaved(all, name)),
    },
  ];
}
