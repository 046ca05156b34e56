import { commandTable } from './command';

export const toolCommands = commandTable({
  'send.open': { title: 'Send', menu: 'tools', group: 1, key: 'Mod+1', by: 'page' },
  'replay.open': { title: 'Replay', menu: 'tools', group: 1, key: 'Mod+2', by: 'page' },
  'statistics.open': { title: 'Statistics', menu: 'tools', group: 1, key: 'Mod+3', by: 'page' },
  'send.now': { title: 'Send Message', menu: 'tools', group: 2, key: 'Mod+Enter', by: 'page' },
  'send.stop': { title: 'Stop Sending', menu: 'tools', group: 2, key: 'Mod+.', by: 'page' },
  'demonstration.toggle': {
    title: 'Start or Stop the Demonstration',
    menu: 'help',
    group: 1,
    by: 'page',
  },
});
