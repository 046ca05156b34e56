import { commandTable } from './command';

/** The ways to the parts of a window. */
export const goCommands = commandTable({
  'go.filter': { title: 'Filter', menu: 'go', group: 1, key: 'Mod+Shift+F', by: 'page' },
  'go.log': { title: 'Log', menu: 'go', group: 1, key: 'Mod+Shift+L', by: 'page' },
});
