import type { Bridge, CommandId, Result } from '../../electron/contract';
import { showOutcome } from '../features/outcome';
import { openPalette } from '../features/palette';
import { openSettings } from '../features/settings';
import { handleCommands, runCommand } from '../lib/commands';
import { changeLayout, toggleTool } from '../lib/dock';
import { listenToKeys } from '../lib/keys';
import { settingsStore } from '../lib/settings-store';

/** Listens to keys and to the menu, and does what concerns the window as a whole. */
export function handleAppCommands(bridge: Pick<Bridge, 'subscribe'>): void {
  listenToKeys(window, run);
  bridge.subscribe('command', ({ id }) => run(id));
  handleCommands({
    'app.palette': openPalette,
    'app.settings': () => openSettings(),
    'view.sidebar': toggleSidebar,
    'send.open': () => toggleTool('send'),
    'replay.open': () => toggleTool('replay'),
    'statistics.open': () => toggleTool('statistics'),
    'discovery.open': () => toggleTool('discovery'),
    'go.log': () => focusOn('.log-grid'),
    'go.filter': () => focusOn('.filter-bar input'),
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

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
