import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import {
  acceleratorOf,
  commandIds,
  commands,
  effectiveKey,
  escapeControls,
  menuTitles,
  menus,
  type CommandId,
  type Keys,
  type MenuName,
} from '../contract';

interface MenuOptions {
  keys: Keys;
  /** The files that were opened last, the newest first. */
  recent: readonly string[];
  run: (id: CommandId) => void;
  openRecent: (path: string) => void;
  forgetRecent: () => void;
}

/** Makes the menu anew: all commands, by the table of the contract, and the system's own. */
export function installMenu(options: MenuOptions): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    ...menus.map((menu) => ({ label: menuTitles[menu], submenu: itemsOf(menu, options) })),
    { role: 'windowMenu' },
  ];
  const shown = template.filter(({ submenu }) => !Array.isArray(submenu) || submenu.length > 0);
  Menu.setApplicationMenu(Menu.buildFromTemplate(shown));
}

function itemsOf(menu: MenuName, options: MenuOptions): MenuItemConstructorOptions[] {
  const own = groupsOf(menu).map((ids) => ids.map((id) => itemOf(id, options)));
  const system = systemGroups[menu]?.(options) ?? [];
  const groups = [...system, ...own, ...developers(menu)];
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return groups.flatMap((group, at) => (at === 0 ? group : [line].concat(group)));
}

/** What is in a menu besides our commands. */
const systemGroups: Partial<
  Record<MenuName, (options: MenuOptions) => MenuItemConstructorOptions[][]>
> = {
  edit: () => [
    [{ role: 'undo' }, { role: 'redo' }],
    [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  ],
  file: (options) => [[recentItem(options)]],
};

function developers(menu: MenuName): MenuItemConstructorOptions[][] {
  return menu === 'view' && !app.isPackaged
    ? [[{ role: 'reload' }, { role: 'toggleDevTools' }]]
    : [];
}

function groupsOf(menu: MenuName): CommandId[][] {
  const ids = commandIds.filter((id) => commands[id].menu === menu);
  const groups = [...new Set(ids.map((id) => commands[id].group))];
  return groups
    .toSorted((one, other) => one - other)
    .map((group) => ids.filter((id) => commands[id].group === group));
}

/** The page listens to the keys, so that they mean the same in menus, palette and tests. */
function itemOf(id: CommandId, { keys, run }: MenuOptions): MenuItemConstructorOptions {
  const key = effectiveKey(id, keys);
  const shown = key === null ? {} : { accelerator: acceleratorOf(key), registerAccelerator: false };
  return { id, label: commands[id].title, click: () => run(id), ...shown };
}

/** A path as it is, of which nothing is obeyed: an & would be taken for the mark of a key. */
function labelOf(path: string): string {
  return escapeControls(path).replaceAll('&', '&&');
}

function recentItem({ recent, openRecent, forgetRecent }: MenuOptions): MenuItemConstructorOptions {
  const files = recent.map((path) => ({ label: labelOf(path), click: () => openRecent(path) }));
  const forget: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { label: 'Clear Recent Files', click: forgetRecent },
  ];
  return { label: 'Open Recent', enabled: recent.length > 0, submenu: [...files, ...forget] };
}
