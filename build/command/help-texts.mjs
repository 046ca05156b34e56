// @ts-check
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/**
 * What the command says of itself.
 * @typedef {object} HelpTexts
 * @property {string} general
 * @property {readonly { name: string, text: string }[]} commands in the order of the general help
 * @property {string} filter the language of display filters
 */

/** @returns {Promise<HelpTexts>} of the command as it is built */
export async function helpTexts() {
  const general = await printed('--help');
  const commands = [];
  for (const name of commandsIn(general)) {
    commands.push({ name, text: await printed(name, '--help') });
  }
  return { general, commands, filter: await printed('help', 'filter') };
}

/** @param {string} general */
export function commandsIn(general) {
  return [...general.matchAll(/^ {2}gramscope ([a-z]+)\b(?! filter)/gmu)].map(
    ([, name]) => name ?? '',
  );
}

/** @param {readonly string[]} args */
function printed(...args) {
  return run(process.execPath, [inRoot('dist/cli/gramscope.cjs'), ...args]);
}
