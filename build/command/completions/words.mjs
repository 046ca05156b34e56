// @ts-check
import { blocksOf } from '../help-blocks.mjs';
import { commandsIn, helpTexts } from '../help-texts.mjs';

/**
 * What can be completed, read from what the command prints as its help.
 * @typedef {object} CommandWords
 * @property {string} name
 * @property {string} summary
 * @property {boolean} takesFiles whether a file can be named without an option
 * @property {readonly OptionWords[]} options in the order of the help
 *
 * @typedef {object} OptionWords
 * @property {string} name with its dashes
 * @property {string} summary
 * @property {Argument | null} argument null where it has none
 *
 * @typedef {{ kind: 'file' } | { kind: 'words', words: readonly string[] } | { kind: 'unknown' }} Argument
 */

/** What helps call a file in the argument of an option. */
const FILES = new Set(['FILE', 'OUT', 'PATH']);

/** @returns {Promise<CommandWords[]>} of the command as it is built */
export async function commandWords() {
  const { general, commands } = await helpTexts();
  return wordsOf(general, Object.fromEntries(commands.map(({ name, text }) => [name, text])));
}

/**
 * @param {string} general help, whose usage says what each command is for
 * @param {Readonly<Record<string, string>>} helps by command
 * @returns {CommandWords[]} in the order of the general help
 */
export function wordsOf(general, helps) {
  return commandsIn(general).map((name) => {
    const usage = new RegExp(`^ {2}gramscope ${name}\\b(.*?)(?: {2,}(.*))?$`, 'mu').exec(general);
    const operands = usage?.[1]?.replace(/--.*/u, '') ?? '';
    return {
      name,
      summary: usage?.[2] ?? '',
      takesFiles: /\bFILE\b/u.test(operands),
      options: optionsIn(helps[name] ?? ''),
    };
  });
}

/**
 * All options that a help names: in its usage, as terms, and what is said beside these, such as
 * `(--display-filter)` and `also --ring-seconds S`.
 * @param {string} text
 * @returns {OptionWords[]}
 */
export function optionsIn(text) {
  const [usage = ''] = text.split('\n');
  const entries = blocksOf(text).flatMap((block) =>
    block.kind === 'definitions' ? block.entries.filter(({ term }) => term.startsWith('-')) : [],
  );
  const named = [...entries.flatMap(optionsOf), ...optionsOf({ term: usage, lines: [] })];
  return named.filter(({ name }, at) => named.findIndex((one) => one.name === name) === at);
}

/** @param {import('../help-blocks.mjs').Entry} entry @returns {OptionWords[]} */
function optionsOf({ term, lines }) {
  const said = lines.join(' ');
  const summary = firstClause(said);
  const own = [...term.matchAll(/(?:^|[ [])(--?[A-Za-z][a-z0-9-]*)((?: [A-Za-z|]+)?)/gu)];
  const others = [...said.matchAll(/(--[a-z][a-z0-9-]+) ([A-Z]+)\b/gu)];
  const alias = /^.*?\((--[a-z-]+)\)/u.exec(said)?.[1];
  const options = [...own, ...others].map(([, name = '', argument = '']) => ({
    name,
    summary,
    argument: argumentOf(argument.trim()),
  }));
  const [first] = options;
  return alias === undefined || first === undefined
    ? options
    : [...options, { ...first, name: alias }];
}

/** @param {string} text @returns {Argument | null} */
function argumentOf(text) {
  if (text === '') return null;
  if (FILES.has(text)) return { kind: 'file' };
  const isChoice = /^[a-z0-9]+(?:\|[a-z0-9]+)+$/u.test(text);
  return isChoice ? { kind: 'words', words: text.split('|') } : { kind: 'unknown' };
}

/** @param {string} text */
function firstClause(text) {
  return (/^.*?(?=[.;:](?: |$))/u.exec(text)?.[0] ?? text).slice(0, 70);
}
