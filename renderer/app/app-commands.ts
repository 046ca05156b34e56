import type { Bridge, CommandId } from '../../electron/contract';
import { showOutcome } from '../features/outcome';
import { handleCommands, runCommand } from '../lib/commands';
import { changeLayout, toggleTool } from '../lib/dock';
import { listenToKeys } from '../lib/keys';
import { settingsStore } from '../lib/settings-store';

/** Listens to keys and to the menu, and does what concerns the window as a whole. */
export function handleAppCommands(bridge: Pick<Bridge, 'subscribe'>): void {
  listenToKeys(window, (id) => void run(id));
  bridge.subscribe('command', ({ id }) => void run(id));
  handleCommands({
    'view.sidebar': toggleSidebar,
    'send.open': () => toggleTool('send'),
    'replay.open': () => toggleTool('replay'),
    'statistics.open': () => toggleTool('statistics'),
    'go.log': () => focusOn('.log-grid'),
    'go.filter': () => focusOn('.filter-bar input'),
  });
}

async function run(id: CommandId): Promise<void> {
  const done = await runCommand(id);
  if (!done.ok) showOutcome(done);
}

function toggleSidebar(): void {
  const { sidebar } = settingsStore.getState().layout;
  changeLayout({ sidebar: sidebar === 'shown' ? 'hidden' : 'shown' });
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
