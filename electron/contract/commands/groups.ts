import { commandTable } from './command';

/** What can be asked about a group, wherever it is met. */
export const groupCommands = commandTable({
  'groups.diagnose': { title: 'Diagnose a Group…', menu: 'tools', group: 4, by: 'page' },
});
