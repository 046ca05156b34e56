// @ts-check

/** @typedef {import('./words.mjs').CommandWords} CommandWords */
/** @typedef {import('./words.mjs').OptionWords} OptionWords */

/**
 * What zsh takes for completions (zshcompsys(1)).
 * @param {readonly CommandWords[]} commands
 */
export function zshCompletions(commands) {
  const described = commands.map(({ name, summary }) => `    '${name}:${plain(summary)}'`);
  return `#compdef gramscope
# Completions of gramscope(1) for zsh, made from what the command prints as its help.

_gramscope() {
  local -a commands
  commands=(
${described.join('\n')}
    'help:more about a command'
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    _files
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT -= 1 ))
  case $command in
    help) _describe -t commands command commands ;;
${commands.map(commandCase).join('\n')}
  esac
}

_gramscope "$@"
`;
}

/** @param {CommandWords} command */
function commandCase({ name, options, takesFiles }) {
  const specs = [...options.map(optionSpec), ...(takesFiles ? ["'*:file:_files'"] : [])];
  const lines = specs.map((spec) => ` \\\n        ${spec}`);
  return `    ${name})\n      _arguments -s${lines.join('')}\n      ;;`;
}

/** Each may be given again: zsh need not know which. @param {OptionWords} option */
function optionSpec({ name, summary, argument }) {
  const head = `'*${name}[${plain(summary)}]`;
  if (argument === null) return `${head}'`;
  const values = {
    file: '_files',
    words: argument.kind === 'words' ? `(${argument.words.join(' ')})` : '',
    unknown: ' ',
  };
  return `${head}:value:${values[argument.kind]}'`;
}

/** Without the signs that mean something there. @param {string} text */
function plain(text) {
  return text.replaceAll(/[[\]:'\\]/gu, ' ').trim();
}
