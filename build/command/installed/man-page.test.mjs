// @ts-check
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { findCommand } from '../../setup/find-command.mjs';
import { inRoot } from '../../setup/paths.mjs';
import { run } from '../../setup/run.mjs';
import { helpTexts } from '../help-texts.mjs';

const page = inRoot('out/npm/package/man/gramscope.1');
const canMan = findCommand('man') !== undefined && findCommand('groff') !== undefined;
if (!canMan) console.log('skipped: no manual is formatted here, for there is no man and groff');

/** Wide, without hyphenation and formatting, so that what is looked for stands in one line. */
const env = {
  ...process.env,
  MANWIDTH: '500',
  MANOPT: '--no-hyphenation --no-justification',
  LC_ALL: 'C.UTF-8',
};

describe.runIf(canMan)('the manual', () => {
  /** @type {string} */
  let text;

  beforeAll(async () => {
    const formatted = await run('man', ['-l', '-P', 'cat', page], { env });
    text = formatted.replace(/.[\b]/gu, '').replace(/\s+/gu, ' ');
  });

  it('is formatted without a warning', async () => {
    const checked = ['-mandoc', '-Tutf8', '-k', '-ww', '-z', page];
    expect(await run('groff', checked, { env })).toBe('');
  });

  it('has every command, and every option of each', async () => {
    const { commands } = await helpTexts();
    expect(commands.length).toBeGreaterThan(10);
    for (const { name, text: help } of commands) {
      expect(text).toContain(`gramscope ${name}`);
      const options = [...help.matchAll(/(?<![\w-])--?[a-z][\w-]*/gu)].map(([option]) => option);
      expect(options.filter((option) => !text.includes(option))).toEqual([]);
    }
  });

  it('has every field of display filters', async () => {
    const { filter } = await helpTexts();
    const fields = [...(filter.split('Fields:\n')[1]?.matchAll(/^ {2}(\S+)/gmu) ?? [])];
    expect(fields.length).toBeGreaterThan(100);
    for (const [, field] of fields) expect(text).toContain(` ${field} `);
  });
});

it('has the sections that manuals have', async () => {
  const roff = await readFile(page, 'utf8');
  const sections = [...roff.matchAll(/^\.SH (.*)$/gmu)].map(([, title]) => title);
  expect(sections).toEqual([
    'NAME',
    'SYNOPSIS',
    'DESCRIPTION',
    'COMMANDS',
    'DISPLAY FILTERS',
    'EXIT STATUS',
    'ENVIRONMENT',
    'FILES',
    'EXAMPLES',
    'SEE ALSO',
  ]);
});

it('tells of the commands that the program of the packages knows from files', async () => {
  const script = await readFile(inRoot('build/resources/gramscope.sh'), 'utf8');
  const { commands } = await helpTexts();
  const words = new Set(script.match(/[\w-]+/gu));
  expect(commands.map(({ name }) => name).filter((name) => !words.has(name))).toEqual([]);
});
