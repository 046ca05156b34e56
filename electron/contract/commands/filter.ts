import { commandTable } from './command';

/**
 * What is pointed at becomes a filter: a cell of the log, or what the detail of a datagram has. They have the same
 * keys, for there is a cell only until somebody points at something in the detail.
 */
export const filterCommands = commandTable({
  'cell.alone': { title: 'Filter by Cell', menu: 'edit', group: 3, key: 'F7', by: 'page' },
  'cell.and': { title: 'Add Cell to Filter', menu: 'edit', group: 3, key: 'Shift+F7', by: 'page' },
  'cell.not': {
    title: 'Leave Cell Out by Filter',
    menu: 'edit',
    group: 3,
    key: 'Mod+F7',
    by: 'page',
  },
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
