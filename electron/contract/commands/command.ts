/** The menus of a window, in this order. */
export const menus = ['file', 'edit', 'view', 'go', 'capture', 'tools', 'help'] as const;

export type MenuName = (typeof menus)[number];

export const menuTitles: Readonly<Record<MenuName, string>> = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  go: 'Go',
  capture: 'Capture',
  tools: 'Tools',
  help: 'Help',
};

/** Something that a person can have done: from a menu, by a key, or from the palette. */
export interface Command {
  /** As menus have it, with … where it asks something first. */
  title: string;
  menu: MenuName;
  /** Commands of another group are parted by a line. */
  group: number;
  /** Its usual key, in the form of `key.ts`. */
  key?: string;
  /** Who does it: the window's page, or the main process. */
  by: 'page' | 'main';
}

/** Checks a part of the table, and keeps its names and who does what. */
export function commandTable<const Table extends Readonly<Record<string, Command>>>(
  table: Table,
): Table {
  return table;
}
