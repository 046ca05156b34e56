import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandHelp, generalHelp } from '../../../electron/cli/help';
import { options } from '../../../electron/cli/usage';
import { problemWith, reason } from '../../../native/lib/testing/skipping';
import { bashCompletions } from './bash.mjs';
import { fishCompletions } from './fish.mjs';
import { wordsOf } from './words.mjs';
import { zshCompletions } from './zsh.mjs';

const commands = wordsOf(generalHelp, commandHelp);
const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-completions-'));

beforeAll(() => {
  writeFileSync(path.join(folder, 'gramscope.bash'), bashCompletions(commands));
  writeFileSync(path.join(folder, 'a capture.pcapng'), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

it('has all options that there are, and no others', () => {
  const long = commands.flatMap((command) =>
    command.options.flatMap(({ name }) => (name.startsWith('--') ? [name.slice(2)] : [])),
  );
  const known = Object.keys(options).filter((name) => name !== 'version');
  expect([...new Set(long)].toSorted()).toEqual(known.toSorted());
});

it('knows which options have an argument', () => {
  const wrong = commands.flatMap((command) =>
    command.options.filter(({ name, argument }) => {
      const known = Object.entries(options).find(([long]) => `--${long}` === name)?.[1];
      // That of read, --count, takes none.
      return known && name !== '--count' && (known.type === 'string') !== (argument !== null);
    }),
  );
  expect(wrong).toEqual([]);
});

/** What bash offers for the last of these words. */
function offered(...words: string[]): string[] {
  const script = `
    source gramscope.bash
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _gramscope 2>/dev/null
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const printed = execFileSync('bash', ['--norc', '-c', script, 'bash', 'gramscope', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return printed.split('\n').filter(Boolean);
}

describe('bash', () => {
  it('completes commands', () => {
    expect(offered('li')).toEqual(['listen']);
    expect(offered('re')).toEqual(['read', 'replay', 'repair']);
    expect(offered('help', 'fil')).toEqual(['filter']);
  });

  it('completes the options of the command', () => {
    expect(offered('listen', 'udp://127.0.0.1:5514', '--ring-s')).toEqual([
      '--ring-size',
      '--ring-seconds',
    ]);
    expect(offered('read', '--ring')).toEqual([]);
  });

  it('completes what an option can be', () => {
    expect(offered('replay', 'a.pcapng', '--timing', '')).toEqual(['exact', 'balanced', 'frugal']);
    expect(offered('listen', '--format', '=', 'js')).toEqual(['jsonl']);
    expect(offered('listen', '--count', '')).toEqual([]);
  });

  it('completes names of files where a command or an option takes one', () => {
    expect(offered('read', 'a c')).toEqual(['a capture.pcapng']);
    expect(offered('listen', '--write', 'a')).toEqual(['a capture.pcapng']);
    expect(offered('listen', 'a')).toEqual([]);
  });
});

const shells = [
  ['zsh', zshCompletions(commands)],
  ['fish', fishCompletions(commands)],
] as const;

describe.each(shells)('%s', (shell, text) => {
  const problem = problemWith(shell);

  it.skipIf(problem)(`reads what it is given${reason(problem)}`, () => {
    const file = path.join(folder, shell);
    writeFileSync(file, text);
    const read = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    expect(read).toMatchObject({ status: 0, stderr: '' });
  });

  it('has all commands and their options', () => {
    for (const { name, options: own } of commands) {
      expect(text).toContain(name);
      for (const option of own) expect(text).toContain(option.name.replace(/^-+/u, ''));
    }
  });
});
