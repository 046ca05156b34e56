import { commandTable } from './command';

export const viewCommands = commandTable({
  'app.palette': {
    title: 'Command Palette…',
    menu: 'view',
    group: 1,
    key: 'Mod+Shift+P',
    by: 'page',
  },
  'view.log': { title: 'Log', menu: 'view', group: 2, key: 'Mod+9', by: 'page' },
  'view.streams': { title: 'Streams', menu: 'view', group: 2, key: 'Mod+4', by: 'page' },
  'view.groups': { title: 'Groups', menu: 'view', group: 2, key: 'Mod+5', by: 'page' },
  'view.sidebar': { title: 'Side Bar', menu: 'view', group: 3, key: 'Mod+B', by: 'page' },
  'theme.system': { title: 'Theme of the System', menu: 'view', group: 4, by: 'main' },
  'theme.light': { title: 'Light Theme', menu: 'view', group: 4, by: 'main' },
  'theme.dark': { title: 'Dark Theme', menu: 'view', group: 4, by: 'main' },
  'theme.contrast': { title: 'High Contrast', menu: 'view', group: 4, by: 'main' },
  'zoom.in': { title: 'Zoom In', menu: 'view', group: 5, key: 'Mod+=', by: 'main' },
  'zoom.out': { title: 'Zoom Out', menu: 'view', group: 5, key: 'Mod+-', by: 'main' },
  'zoom.reset': { title: 'Actual Size', menu: 'view', group: 5, key: 'Mod+0', by: 'main' },
  'window.fullscreen': { title: 'Full Screen', menu: 'view', group: 6, key: 'F11', by: 'main' },
});
