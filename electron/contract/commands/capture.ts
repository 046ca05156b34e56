import { commandTable } from './command';

export const captureCommands = commandTable({
  'socket.new': { title: 'New Socket', menu: 'capture', group: 1, key: 'Mod+N', by: 'page' },
  'socket.startAll': { title: 'Start All Sockets', menu: 'capture', group: 2, by: 'page' },
  'socket.stopAll': { title: 'Stop All Sockets', menu: 'capture', group: 2, by: 'page' },
});
