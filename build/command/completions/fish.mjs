// @ts-check

/** @typedef {import('./words.mjs').CommandWords} CommandWords */

/**
 * What fish takes for completions (complete(1) of fish).
 * @param {readonly CommandWords[]} commands
 */
export function fishCompletions(commands) {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = [
    '# Completions of gramscope(1) for fish, made from what the command prints as its help.',
    '',
    ...commands.map(
      ({ name, summary }) =>
        `complete -c gramscope -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ),
    "complete -c gramscope -n __fish_use_subcommand -a help -d 'more about a command'",
    `complete -c gramscope -n '__fish_seen_subcommand_from help' -f -a ${quoted(`${names} filter`)}`,
    ...commands.flatMap(commandLines),
  ];
  return `${lines.join('\n')}\n`;
}

/** @param {CommandWords} command */
function commandLines({ name, options, takesFiles }) {
  const where = `complete -c gramscope -n '__fish_seen_subcommand_from ${name}'`;
  const spared = takesFiles ? [] : [`${where} -f`];
  return [
    ...spared,
    ...options.map(({ name: option, summary, argument }) => {
      const named = option.startsWith('--') ? `-l ${option.slice(2)}` : `-s ${option.slice(1)}`;
      const values = {
        none: '',
        file: ' -r -F',
        words: argument?.kind === 'words' ? ` -x -a ${quoted(argument.words.join(' '))}` : '',
        unknown: ' -x',
      }[argument?.kind ?? 'none'];
      return `${where} ${named}${values}${summary === '' ? '' : ` -d ${quoted(summary)}`}`;
    }),
  ];
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll(/['\\]/gu, (sign) => `\\${sign}`)}'`;
}
