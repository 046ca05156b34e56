import { commandTable } from './command';

export const filterCommands = commandTable({
  'filter.save': { title: 'Save Filter…', menu: 'edit', group: 3, by: 'page' },
  'filter.conversation': {
    title: 'Follow Conversation',
    menu: 'go',
    group: 2,
    // Wireshark's, for its stream of UDP.
    key: 'Mod+Alt+Shift+U',
    by: 'page',
  },
});
