import { commandTable } from './command';

export const filterCommands = commandTable({
  'filter.conversation': {
    title: 'Follow Conversation',
    menu: 'go',
    group: 2,
    // Wireshark's, for its stream of UDP.
    key: 'Mod+Alt+Shift+U',
    by: 'page',
  },
});
