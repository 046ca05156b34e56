import { commands, effectiveKey, type PageCommand } from '../../../electron/contract';
import { currentHandlers } from '../../lib/commands';
import { settingsStore } from '../../lib/settings-store';
import { labelOfKey } from '../../lib/system';
import type { MenuEntry } from '../../ui/context-menu';

/** What can be done with the selected rows; made when a menu opens, with the keys of that moment. */
export function commandEntries(): MenuEntry[] {
  return [
    entryOf('log.mark'),
    entryOf('log.comment'),
    entryOf('log.reference'),
    entryOf('message.save'),
    { kind: 'submenu', label: 'Copy as', entries: copyCommands.map(entryOf) },
  ];
}

const copyCommands = [
  'log.copyText',
  'log.copyHex',
  'log.copyJson',
  'log.copyCsv',
  'log.copyC',
  'log.copySend',
] as const;

function entryOf(id: PageCommand): MenuEntry {
  const key = effectiveKey(id, settingsStore.getState().keys);
  return {
    kind: 'action',
    label: commands[id].title.replace(/^Copy as /u, ''),
    run: currentHandlers()[id],
    ...(key === null ? {} : { keyLabel: labelOfKey(key) }),
  };
}
