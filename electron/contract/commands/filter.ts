import { commandTable } from './command';

/** What is pointed at in the detail of a datagram becomes a filter. */
export const filterCommands = commandTable({
  'filter.alone': { title: 'Filter by Field', menu: 'edit', group: 3, key: 'F7', by: 'page' },
  'filter.and': {
    title: 'Add Field to Filter',
    menu: 'edit',
    group: 3,
    key: 'Shift+F7',
    by: 'page',
  },
  'filter.not': {
    title: 'Leave Field Out by Filter',
    menu: 'edit',
    group: 3,
    key: 'Mod+F7',
    by: 'page',
  },
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
