// @ts-check

/** @typedef {import('./words.mjs').CommandWords} CommandWords */

/**
 * What bash takes for completions (bash(1), "Programmable Completion"); it needs no other package.
 * @param {readonly CommandWords[]} commands
 */
export function bashCompletions(commands) {
  const names = commands.map(({ name }) => name).join(' ');
  return `# Completions of gramscope(1) for bash, made from what the command prints as its help.

_gramscope() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command='' word
  # bash parts --option=value into three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      ${['help', ...commands.map(({ name }) => name)].join('|')})
        command=$word
        break
        ;;
    esac
  done
  local words='' files=''
  case $command:$previous in
${commands.flatMap(argumentCases).join('\n')}
    :*)
      words='${names} help --help --version'
      files=1
      ;;
    help:*) words='${names} filter' ;;
${commands.map(optionCase).join('\n')}
  esac
  COMPREPLY=()
  [[ -z $words ]] || mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  [[ -z $files || $current == -* ]] && return
  compopt -o filenames 2>/dev/null
  mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
}

complete -F _gramscope gramscope
`;
}

/** What may follow an option. @param {CommandWords} command */
function argumentCases({ name, options }) {
  return options.flatMap(({ name: option, argument }) => {
    if (argument === null) return [];
    const what = {
      file: 'files=1',
      words: argument.kind === 'words' ? `words='${argument.words.join(' ')}'` : '',
      unknown: ':',
    }[argument.kind];
    return [`    ${name}:${option}) ${what} ;;`];
  });
}

/** @param {CommandWords} command */
function optionCase({ name, options, takesFiles }) {
  const words = options.map((option) => option.name).join(' ');
  return `    ${name}:*)
      words='${words}'
      files=${takesFiles ? '1' : ''}
      ;;`;
}
