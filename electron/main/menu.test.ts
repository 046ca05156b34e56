import type { MenuItemConstructorOptions } from 'electron';
import { expect, it, vi } from 'vitest';
import { hostile, obeyed } from '../contract/testing/hostile-text';
import { installMenu } from './menu';

const made = vi.hoisted(() => [] as MenuItemConstructorOptions[][]);

vi.mock('electron', () => ({
  app: { isPackaged: true },
  Menu: {
    setApplicationMenu: () => undefined,
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => made.push(template),
  },
}));

const nothing = () => undefined;

function recentLabels(recent: readonly string[]): (string | undefined)[] {
  installMenu({ keys: {}, recent, run: nothing, openRecent: nothing, forgetRecent: nothing });
  const items = made.pop()?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])) ?? [];
  const found = items.find(({ label }) => label === 'Open Recent')?.submenu;
  return Array.isArray(found) ? found.slice(0, recent.length).map(({ label }) => label) : [];
}

it('shows the names of recent files, and obeys nothing in them', () => {
  const [label] = recentLabels([`/tmp/${hostile}`]);
  expect(label).toContain('gnp.exe');
  expect(label).not.toMatch(obeyed);
});

it('takes no sign of a name for the mark of a key', () => {
  expect(recentLabels(['/tmp/a&b.pcapng'])).toEqual(['/tmp/a&&b.pcapng']);
});
