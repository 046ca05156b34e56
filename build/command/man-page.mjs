// @ts-check
import { readFile } from 'node:fs/promises';
import { inRoot } from '../setup/paths.mjs';
import { blocksOf } from './help-blocks.mjs';
import { helpTexts } from './help-texts.mjs';
import { environment, files, seeAlso } from './man-sections.mjs';
import { definition, example, paragraph, roff } from './roff.mjs';
import { sourceDate } from './source-date.mjs';

/** @typedef {import('./help-blocks.mjs').Block} Block */

/**
 * gramscope(1), in the macros of man(7), made from what the command itself says as its help: there is no
 * other text to be forgotten.
 * @returns {Promise<string>}
 */
export async function manPage() {
  const { general, commands, filter } = await helpTexts();
  const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  const bodies = commands.map(({ name, text }) => ({ name, blocks: blocksOf(text) }));
  const [summary = '', ...rest] = blocksOf(general).flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : [],
  );
  const lines = [
    `.TH GRAMSCOPE 1 "${await sourceDate()}" "gramscope ${version}" "User Commands"`,
    '.SH NAME',
    roff(summary.replace(': ', ' - ')),
    ...section('SYNOPSIS', synopsis()),
    ...section('DESCRIPTION', formatted(blocksOf(general).filter(isDescription))),
    ...section('COMMANDS', bodies.flatMap(commandSection)),
    ...section('DISPLAY FILTERS', formatted(blocksOf(filter))),
    ...section('EXIT STATUS', rest.flatMap(exitStatus)),
    ...section('ENVIRONMENT', environment()),
    ...section('FILES', files()),
    ...section('EXAMPLES', bodies.flatMap(examplesOf)),
    ...section('SEE ALSO', seeAlso()),
  ];
  return `${lines.join('\n')}\n`;
}

/** @param {string} title @param {readonly string[]} lines */
function section(title, lines) {
  // The first paragraph of a section begins by itself.
  return [`.SH ${title}`, ...(lines[0] === '.PP' ? lines.slice(1) : lines)];
}

/** What the general help says of it; commands that differ say so themselves. @param {string} text */
function exitStatus(text) {
  const status = /^Exit status: (.*)/u.exec(text)?.[1];
  return status === undefined ? [] : paragraph(status);
}

function synopsis() {
  return [
    '.B gramscope',
    '.I COMMAND',
    '[operands and options]',
    '.br',
    '.B gramscope \\-\\-help',
    '|',
    '.B \\-\\-version',
  ];
}

/** What the general help has beside its first line, which is the name, and its last. @param {Block} block */
function isDescription(block) {
  return block.kind !== 'paragraph' && !(block.kind === 'heading' && block.text === 'Usage');
}

/** @param {{ name: string, blocks: readonly Block[] }} command */
function commandSection({ name, blocks }) {
  const own = blocks.filter((_, index) => !isExample(blocks, index));
  const lines = formatted(own);
  return [`.SS ${name}`, ...(lines[0] === '.PP' ? lines.slice(1) : lines)];
}

/** Examples stand in one line, or below a heading. @param {readonly Block[]} blocks @param {number} index */
function isExample(blocks, index) {
  const [block, before] = [blocks[index], blocks[index - 1]];
  if (before?.kind === 'heading' && before.text === 'Examples') return true;
  return (
    (block?.kind === 'heading' && block.text === 'Examples') ||
    (block?.kind === 'paragraph' && block.text.startsWith('Example: '))
  );
}

/** @param {{ blocks: readonly Block[] }} command */
function examplesOf({ blocks }) {
  return blocks.flatMap((block, index) => {
    if (!isExample(blocks, index)) return [];
    if (block.kind === 'example') return example(block.lines);
    return block.kind === 'paragraph' ? example([block.text.replace('Example: ', '')]) : [];
  });
}

/** @param {readonly Block[]} blocks */
function formatted(blocks) {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return ['.PP', `.B ${roff(block.text)}:`];
      case 'paragraph':
        return block.text.startsWith('Usage: ')
          ? example([block.text.replace('Usage: ', '')])
          : paragraph(block.text);
      case 'example':
        return example(block.lines.map((line) => line.replace(/^Usage: /u, '')));
      case 'definitions':
        return block.entries.flatMap(({ term, lines }) => definition(term, described(lines)));
    }
  });
}

/** @param {readonly string[]} lines */
function described(lines) {
  return lines.flatMap((line, index) => (index === 0 ? [roff(line)] : ['.br', roff(line)]));
}
