import { commandTable } from './command';

export const fileCommands = commandTable({
  'file.open': { title: 'Open…', menu: 'file', group: 1, key: 'Mod+O', by: 'main' },
  'file.live': { title: 'Live Capture', menu: 'file', group: 1, key: 'Mod+L', by: 'main' },
  'file.save': { title: 'Save Capture As…', menu: 'file', group: 2, key: 'Mod+S', by: 'main' },
  'file.record': {
    title: 'Record to File…',
    menu: 'file',
    group: 2,
    key: 'Mod+R',
    by: 'main',
  },
  'file.stop-recording': { title: 'Stop Recording', menu: 'file', group: 2, by: 'main' },
  'rules.import': { title: 'Import Rules…', menu: 'file', group: 3, by: 'main' },
  'rules.export': { title: 'Export Rules…', menu: 'file', group: 3, by: 'main' },
  'app.settings': { title: 'Settings…', menu: 'file', group: 4, key: 'Mod+,', by: 'page' },
  'window.close': { title: 'Close Window', menu: 'file', group: 5, key: 'Mod+W', by: 'main' },
  'app.quit': { title: 'Quit', menu: 'file', group: 5, key: 'Mod+Q', by: 'main' },
});
