import { commandTable } from './command';

export const helpCommands = commandTable({
  'help.guide': { title: 'User Guide', menu: 'help', group: 1, key: 'F1', by: 'main' },
  'help.keys': { title: 'Keyboard Shortcuts', menu: 'help', group: 1, by: 'page' },
  'help.licences': { title: 'Licences', menu: 'help', group: 2, by: 'main' },
  'help.about': { title: 'About Gramscope', menu: 'help', group: 2, by: 'main' },
});
