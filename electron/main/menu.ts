import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** What the menu can have done. */
export interface Commands {
  open: () => void;
  save: () => void;
  showLive: () => void;
  importRules: () => void;
  exportRules: () => void;
}

/** The menu: our commands and the system's own. */
export function installMenu(commands: Commands): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: fileMenu(commands) },
    { role: 'editMenu' },
    { label: 'View', submenu: viewMenu() },
    { label: 'Rules', submenu: rulesMenu(commands) },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function fileMenu({ open, save, showLive }: Commands): MenuItemConstructorOptions[] {
  return [
    { id: 'open', label: 'Open…', accelerator: 'CmdOrCtrl+O', click: open },
    { id: 'save', label: 'Save Capture As…', accelerator: 'CmdOrCtrl+S', click: save },
    { type: 'separator' },
    { id: 'live', label: 'Live Capture', accelerator: 'CmdOrCtrl+L', click: showLive },
    { type: 'separator' },
    { role: 'close' },
    ...(process.platform === 'darwin' ? [] : [{ role: 'quit' } as const]),
  ];
}

function rulesMenu({ importRules, exportRules }: Commands): MenuItemConstructorOptions[] {
  return [
    { id: 'import-rules', label: 'Import…', click: importRules },
    { id: 'export-rules', label: 'Export…', click: exportRules },
  ];
}

function viewMenu(): MenuItemConstructorOptions[] {
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : forDevelopers),
  ];
}
