import { commandTable } from './command';

export const toolCommands = commandTable({
  'send.open': { title: 'Send', menu: 'tools', group: 1, key: 'Mod+1', by: 'page' },
  'replay.open': { title: 'Replay', menu: 'tools', group: 1, key: 'Mod+2', by: 'page' },
  'statistics.open': { title: 'Statistics', menu: 'tools', group: 1, key: 'Mod+3', by: 'page' },
  'discovery.open': { title: 'Discovery', menu: 'tools', group: 1, key: 'Mod+6', by: 'page' },
  'message.save': {
    title: 'Save as a Message to Send',
    menu: 'tools',
    group: 2,
    key: 'Mod+Shift+E',
    by: 'page',
  },
  'send.now': { title: 'Send Message', menu: 'tools', group: 2, key: 'Mod+Enter', by: 'page' },
  'send.stop': { title: 'Stop Sending', menu: 'tools', group: 2, key: 'Mod+.', by: 'page' },
  'demonstration.toggle': {
    title: 'Start or Stop the Demonstration',
    menu: 'help',
    group: 1,
    by: 'page',
  },
  'updates.check': { title: 'Check for Updates…', menu: 'help', group: 2, by: 'main' },
  'replay.start': { title: 'Start Replay…', menu: 'tools', group: 3, key: 'F5', by: 'page' },
  'replay.pause': {
    title: 'Pause or Resume Replay',
    menu: 'tools',
    group: 3,
    key: 'F6',
    by: 'page',
  },
  'replay.step': { title: 'Step Replay', menu: 'tools', group: 3, key: 'F7', by: 'page' },
  'replay.slower': { title: 'Slow Replay Down', menu: 'tools', group: 3, key: 'F8', by: 'page' },
  'replay.faster': { title: 'Speed Replay Up', menu: 'tools', group: 3, key: 'F9', by: 'page' },
  'replay.stop': { title: 'Stop Replay', menu: 'tools', group: 3, key: 'Shift+F5', by: 'page' },
});
