import { afterEach, describe, expect, it, vi } from 'vitest';
import { detailFixture as detail } from '../../lib/detail-fixture';
import { handleFilterRequests } from '../../lib/filter-request';
import type { MenuEntry } from '../../ui/context-menu';
import { rowEntries } from './row-menu';

vi.mock('../../ui/context-menu', () => ({ ContextMenu: () => null }));

/** The words of a menu, those of its submenus in brackets. */
function words(entries: readonly MenuEntry[]): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'separator') return '-';
    return entry.kind === 'submenu'
      ? [entry.label, `[${words(entry.entries).join()}]`]
      : entry.label;
  });
}

describe('the menu of a row', () => {
  afterEach(() => handleFilterRequests(() => undefined));

  it('has what was clicked first, and the other cells below', () => {
    expect(words(rowEntries({ detail, column: 'source' })).slice(0, 5)).toEqual([
      'ip.src == 192.0.2.1',
      'Apply as filter',
      'And this',
      'And not this',
      '-',
    ]);
  });

  it('has every cell where none was clicked', () => {
    const entries = words(rowEntries({ detail, column: null }));
    expect(entries).toEqual(expect.arrayContaining(['Source', 'Destination', 'Text', 'TTL']));
    expect(entries).not.toContain('Host');
  });

  it('asks for the filter of what was chosen', () => {
    const asked = vi.fn();
    handleFilterRequests(asked);
    const [, , , not] = rowEntries({ detail, column: 'text' });
    if (not?.kind === 'action') not.run?.();
    expect(asked).toHaveBeenCalledWith('gramscope.payload contains "hello"', 'not');
  });
});
