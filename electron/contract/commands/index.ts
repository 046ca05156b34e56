import { captureCommands } from './capture';
import type { Command } from './command';
import { fileCommands } from './file';
import { filterCommands } from './filter';
import { goCommands } from './go';
import { groupCommands } from './groups';
import { helpCommands } from './help';
import { logCommands } from './log';
import { streamCommands } from './streams';
import { toolCommands } from './tools';
import { viewCommands } from './view';

export { menuTitles, menus, type Command, type MenuName } from './command';
export { acceleratorOf, isKey, isTypingKey, keyLabel, keyOf, type KeyPress } from './key';

/**
 * All commands there are. Menus, keys and the palette are made from this table, so that none of them
 * knows a command that the others do not.
 */
const table = {
  ...captureCommands,
  ...fileCommands,
  ...filterCommands,
  ...goCommands,
  ...groupCommands,
  ...helpCommands,
  ...logCommands,
  ...streamCommands,
  ...toolCommands,
  ...viewCommands,
};

export type CommandId = keyof typeof table;

/** The names of those that one side does. */
type CommandsBy<Side> = {
  [Id in CommandId]: (typeof table)[Id]['by'] extends Side ? Id : never;
}[CommandId];

export type MainCommand = CommandsBy<'main'>;
export type PageCommand = CommandsBy<'page'>;

export const commands: Readonly<Record<CommandId, Command>> = table;

export const commandIds = Object.keys(table) as CommandId[];

export function isMainCommand(id: CommandId): id is MainCommand {
  return commands[id].by === 'main';
}

export function isPageCommand(id: CommandId): id is PageCommand {
  return commands[id].by === 'page';
}

/** The key of a command: the person's own, or the usual one; null where it has none. */
export function effectiveKey(
  id: CommandId,
  own: Readonly<Partial<Record<CommandId, string>>>,
): string | null {
  return (own[id] ?? commands[id].key ?? '') || null;
}
