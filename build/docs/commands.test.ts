import { parse } from 'shell-quote';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../electron/cli/arguments';
import { commandHelp } from '../../electron/cli/help';
import { allMarkdown, readMarkdown, type MarkdownFile } from './markdown';

const files = allMarkdown();

// A time of the day at which something is to begin must not have passed.
beforeAll(() => {
  vi.useFakeTimers({ now: new Date().setHours(0, 0, 0, 0), toFake: ['Date'] });
});

afterAll(() => {
  vi.useRealTimers();
});

describe.each(files)('$name', (file) => {
  it('has command lines that the command understands', () => {
    expect(commandLines(file).flatMap(problemsOf)).toEqual([]);
  });

  it('names commands that there are', () => {
    const named = file.spans.flatMap((span) => /^gramscope ([a-z]+)$/u.exec(span)?.[1] ?? []);
    expect(named.filter((name) => name !== 'help' && !(name in commandHelp))).toEqual([]);
  });
});

describe('the chapter about the command line', () => {
  const { anchors } = readMarkdown('docs/guide/command-line.md');

  it.each(Object.keys(commandHelp).filter((name) => name !== 'filter'))('has %s', (name) => {
    expect([...anchors].filter((anchor) => anchor.split('-').includes(name))).not.toEqual([]);
  });
});

/** Lines of code that call the command, from wherever. */
function commandLines({ blocks, spans }: MarkdownFile): string[] {
  const shell = blocks.filter(({ language }) => ['', 'sh'].includes(language));
  const lines = shell.flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'));
  return [...lines, ...spans.filter((span) => /^gramscope .* /u.test(span))]
    .map((line) => line.replaceAll('npm run -s gramscope --', 'gramscope'))
    .filter((line) => /(?:^|[|&;] *|sudo )gramscope /u.test(line));
}

/** What the command would complain of, for each call in a line of the shell. */
function problemsOf(line: string): string[] {
  return callsOf(line).flatMap((args) => {
    const read = readArguments(args[0] === 'streams' ? args.map(existing) : args);
    return read.ok ? [] : [`${line}: ${read.error.message}`];
  });
}

/** streams tells files from addresses by looking whether they are there. */
function existing(argument: string): string {
  return /^[\w-]+\.pcapng$/u.test(argument) ? import.meta.filename : argument;
}

/** The arguments of each call of the command in a line, which may be a pipeline. */
function callsOf(line: string): string[][] {
  const calls: string[][] = [[]];
  for (const part of parse(line, (name) => `$${name}`)) {
    if (typeof part === 'string') calls.at(-1)?.push(part);
    else if ('op' in part && part.op === 'glob') calls.at(-1)?.push(part.pattern);
    else if ('op' in part) calls.push([]);
  }
  return calls
    .map((words) => (words[0] === 'sudo' ? words.slice(1) : words))
    .filter(([program]) => program === 'gramscope')
    .map(([, ...args]) => args);
}
