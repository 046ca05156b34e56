// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bashCompletions } from './bash.mjs';
import { fishCompletions } from './fish.mjs';
import { commandWords } from './words.mjs';
import { zshCompletions } from './zsh.mjs';

/**
 * Writes what shells take for completions of the command, under the names that they have in the folders of each.
 * @param {string} folder is made
 */
export async function writeCompletions(folder) {
  const commands = await commandWords();
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'gramscope.bash'), bashCompletions(commands));
  await writeFile(path.join(folder, '_gramscope'), zshCompletions(commands));
  await writeFile(path.join(folder, 'gramscope.fish'), fishCompletions(commands));
}
