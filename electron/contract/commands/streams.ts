import { commandTable } from './command';

/** What can be done with the selected stream; losses also with all of them, where none is selected. */
export const streamCommands = commandTable({
  'streams.nextLoss': { title: 'Next Loss', menu: 'go', group: 4, key: 'F4', by: 'page' },
  'streams.previousLoss': {
    title: 'Previous Loss',
    menu: 'go',
    group: 4,
    key: 'Shift+F4',
    by: 'page',
  },
  'streams.datagrams': {
    title: 'Show Datagrams of the Stream',
    menu: 'go',
    group: 4,
    key: 'Mod+Shift+D',
    by: 'page',
  },
  'streams.sequence': {
    title: 'Sequence Number of the Stream…',
    menu: 'tools',
    group: 4,
    by: 'page',
  },
  'streams.clock': { title: 'Clock Rate of the Stream…', menu: 'tools', group: 4, by: 'page' },
});
