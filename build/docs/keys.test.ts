import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { commandIds, commands, keyLabel, menuTitles, menus } from '../../electron/contract';
import { inRoot } from '../setup/paths.mjs';
import { allMarkdown } from './markdown';

const all = commandIds.map((id) => commands[id]);
const labels = new Set(all.flatMap(({ key }) => (key === undefined ? [] : [labelOf(key)])));

/** Keys of lists, fields, dialogs and the guide, which are no commands. */
const ofWidgets = new Set(
  'Enter Esc Tab Delete End Home Space Left Right Shift ↑ ↓ Ctrl+Space Ctrl+C Alt+Left'.split(' '),
);

describe.each(allMarkdown())('$name', ({ text }) => {
  it('names keys that mean something', () => {
    const named = [...text.matchAll(/<kbd>(.*?)<\/kbd>/gu)].map((match) => match[1] ?? '');
    expect(named.filter((key) => !labels.has(key) && !ofWidgets.has(key))).toEqual([]);
  });

  it('gives commands the keys that they have', () => {
    const named = [...text.matchAll(/\*\*([^*\n]+)\*\* \(<kbd>(.*?)<\/kbd>\)/gu)];
    const wrong = named.filter(([, title, key]) => !hasKey(title ?? '', key ?? ''));
    expect(wrong.map(([pair]) => pair)).toEqual([]);
  });

  it('names commands of menus that exist', () => {
    const named = [...text.matchAll(/\*\*(\w+) > ([^*\n]+)\*\*/gu)];
    const wrong = named.filter(([, menu, title]) => !isIn(menu ?? '', title ?? ''));
    expect(wrong.map(([path]) => path)).toEqual([]);
  });
});

describe('the list of keys', () => {
  it('is the table of commands', async () => {
    const formatted = await format(listOfKeys(), { parser: 'markdown' });
    await expect(formatted).toMatchFileSnapshot(inRoot('docs/guide/keys.md'));
  });
});

function labelOf(key: string): string {
  return keyLabel(key, 'other');
}

/** A menu writes … behind what asks something first; a sentence need not. */
function isTitle(title: string, written: string): boolean {
  return title.replace(/…$/u, '') === written.replace(/…$/u, '');
}

function hasKey(written: string, key: string): boolean {
  const named = all.filter(({ title }) => isTitle(title, written.replace(/^\w+ > /u, '')));
  return named.some((command) => command.key !== undefined && labelOf(command.key) === key);
}

function isIn(menu: string, written: string): boolean {
  return all.some(
    (command) => menuTitles[command.menu] === menu && isTitle(command.title, written),
  );
}

function listOfKeys(): string {
  const tables = menus.map((menu) => {
    const rows = all
      .filter((command) => command.menu === menu)
      .map(({ title, key }) => `| ${title} | ${key === undefined ? '' : kbd(key)} |`);
    return [`## ${menuTitles[menu]}`, '', '| command | key |', '| --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  const head =
    'All commands, by the menus that they stand in, with the keys that they have at first. On a Mac, Ctrl is\n⌘. [Settings](settings.md) gives them other keys. Two commands may have one key: the first that means\nsomething at the moment is done.';
  return `# Commands and keys\n\n${head}\n\n${tables.join('\n')}`;
}

function kbd(key: string): string {
  return `<kbd>${labelOf(key)}</kbd>`;
}
