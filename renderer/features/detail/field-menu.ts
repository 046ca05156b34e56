import { effectiveKey } from '../../../electron/contract';
import { useCommands } from '../../lib/commands';
import { filterUses, requestFilter } from '../../lib/filter-request';
import { settingsStore } from '../../lib/settings-store';
import { labelOfKey } from '../../lib/system';
import type { MenuEntry } from '../../ui/context-menu';

/** What can be done with something that a datagram tells, given the filter that finds it. */
export function filterEntries(filter: string | null): MenuEntry[] {
  const { keys } = settingsStore.getState();
  return filterUses.map(({ use, label }) => {
    const key = effectiveKey(`filter.${use}`, keys);
    return {
      kind: 'action',
      label,
      keyLabel: key === null ? '' : labelOfKey(key),
      run: filter === null ? undefined : () => requestFilter(filter, use),
    };
  });
}

/** Has the commands for filters use what is pointed at; without a filter they mean nothing. */
export function useFilterCommands(filter: string | null): void {
  useCommands(
    filter === null
      ? {}
      : Object.fromEntries(
          filterUses.map(({ use }) => [`filter.${use}`, () => requestFilter(filter, use)]),
        ),
  );
}
