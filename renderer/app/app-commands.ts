import { flushSync } from 'react-dom';
import type { Bridge, CommandId, Result, View } from '../../electron/contract';
import { groupCommandHandlers } from '../features/groups';
import { showOutcome } from '../features/outcome';
import { openPalette } from '../features/palette';
import { openSettings } from '../features/settings';
import { streamCommandHandlers } from '../features/streams';
import { handleCommands, runCommand } from '../lib/commands';
import { changeLayout, showView, toggleTool } from '../lib/dock';
import { listenToKeys } from '../lib/keys';
import { settingsStore } from '../lib/settings-store';

/** Listens to keys and to the menu, and does what concerns the window as a whole. */
export function handleAppCommands(bridge: Pick<Bridge, 'subscribe'>): void {
  listenToKeys(window, run);
  bridge.subscribe('command', ({ id }) => run(id));
  handleCommands({
    'app.palette': openPalette,
    'app.settings': () => openSettings(),
    'help.keys': () => openSettings('keys'),
    'view.sidebar': toggleSidebar,
    'send.open': () => toggleTool('send'),
    'replay.open': () => toggleTool('replay'),
    'statistics.open': () => toggleTool('statistics'),
    'view.log': () => showFocused('log', '.log-grid'),
    'view.streams': () => showFocused('streams', '.stream-grid'),
    'view.groups': () => showFocused('groups', '.group-tree'),
    'go.log': () => showFocused('log', '.log-grid'),
    'go.filter': () => showFocused('log', '.filter-bar input'),
    ...streamCommandHandlers,
    ...groupCommandHandlers,
    'discovery.open': () => toggleTool('discovery'),
  });
}

/** Has a command done, and tells where it could not be. */
export function run(id: CommandId): void {
  void tell(runCommand(id));
}

async function tell(outcome: Promise<Result<null>>): Promise<void> {
  const done = await outcome;
  if (!done.ok) showOutcome(done);
}

function toggleSidebar(): void {
  const { sidebar } = settingsStore.getState().layout;
  changeLayout({ sidebar: sidebar === 'shown' ? 'hidden' : 'shown' });
}

/** Shows a view and gives a part of it the keyboard: it has to be there first. */
function showFocused(view: View, selector: string): void {
  flushSync(() => showView(view));
  const part = document.querySelector<HTMLElement>(selector);
  part?.focus();
  // Who goes to a field wants to write another text.
  if (part instanceof HTMLInputElement) part.select();
}
