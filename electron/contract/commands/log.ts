import { commandTable } from './command';

/** What can be done with the log and its selected rows. */
export const logCommands = commandTable({
  'log.find': { title: 'Find…', menu: 'edit', group: 1, key: 'Mod+F', by: 'page' },
  'log.findNext': { title: 'Find Next', menu: 'edit', group: 1, key: 'F3', by: 'page' },
  'log.findPrevious': {
    title: 'Find Previous',
    menu: 'edit',
    group: 1,
    key: 'Shift+F3',
    by: 'page',
  },
  'log.copyText': {
    title: 'Copy as Text',
    menu: 'edit',
    group: 2,
    key: 'Mod+Shift+C',
    by: 'page',
  },
  'log.copyHex': { title: 'Copy as Hex', menu: 'edit', group: 2, by: 'page' },
  'log.copyJson': { title: 'Copy as JSON', menu: 'edit', group: 2, by: 'page' },
  'log.copyCsv': { title: 'Copy as CSV', menu: 'edit', group: 2, by: 'page' },
  'log.copyC': { title: 'Copy as C Array', menu: 'edit', group: 2, by: 'page' },
  'log.copySend': { title: 'Copy as gramscope send', menu: 'edit', group: 2, by: 'page' },
  'log.mark': { title: 'Mark or Unmark', menu: 'edit', group: 3, key: 'M', by: 'page' },
  'log.comment': { title: 'Comment…', menu: 'edit', group: 3, key: 'Shift+M', by: 'page' },
  'log.reference': {
    title: 'Set Time Reference',
    menu: 'edit',
    group: 3,
    key: 'Shift+T',
    by: 'page',
  },
  'log.follow': { title: 'Follow', menu: 'view', group: 7, by: 'page' },
  'log.columns': { title: 'Columns and Times…', menu: 'view', group: 7, by: 'page' },
  'log.jump': { title: 'Go to Number or Time…', menu: 'go', group: 2, key: 'Mod+G', by: 'page' },
  'log.marks': { title: 'Marks…', menu: 'go', group: 3, key: 'Mod+Shift+M', by: 'page' },
  'log.nextMark': { title: 'Next Mark', menu: 'go', group: 3, key: 'Alt+ArrowDown', by: 'page' },
  'log.previousMark': {
    title: 'Previous Mark',
    menu: 'go',
    group: 3,
    key: 'Alt+ArrowUp',
    by: 'page',
  },
});
