import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { filterFields, readFilter } from '../../electron/engine';
import { inRoot } from '../setup/paths.mjs';
import { allMarkdown, readMarkdown } from './markdown';

const fieldsFile = inRoot('docs/guide/filter-fields.md');

/** Groups of fields by what stands before the first point, in the order of the language's own help. */
const groups = new Set(filterFields.map(({ name }) => groupOf(name)));

describe.each(allMarkdown())('$name', ({ blocks, spans }) => {
  it('has filters that can be read', () => {
    const examples = blocks
      .filter(({ language }) => language === 'filter')
      .flatMap(({ text }) => text.split('\n'))
      // What stands behind two blanks and # is said about it.
      .map((line) => line.replace(/ {2,}#.*$/u, ''));
    const inSentences = spans.filter(isAboutField);
    expect([...examples, ...inSentences].flatMap(problemOf)).toEqual([]);
  });
});

describe('the chapter about filters', () => {
  const { text } = readMarkdown('docs/guide/filters.md');
  const signs =
    '== != === !== > < >= <= eq ne gt lt ge le contains matches ~ in not and or xor && || ^^ ! any all + - * / % & len lower upper count string max min abs';

  it.each(signs.split(' '))('tells of %s', (sign) => {
    const pattern = sign.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
    expect(text).toMatch(new RegExp(`(?:^|[\\s\`(|])${pattern}(?:[\\s\`(),|]|$)`, 'mu'));
  });
});

describe('the list of fields', () => {
  it('is the table of the filter language', async () => {
    const formatted = await format(listOfFields(), { parser: 'markdown' });
    await expect(formatted).toMatchFileSnapshot(fieldsFile);
  });
});

/** Whether code within a sentence is a filter or a field: its first word is below a group that there is. */
function isAboutField(span: string): boolean {
  const group = /^([a-z]\w*)\.[\w.]+(?:$| )/u.exec(span)?.[1];
  return group !== undefined && groups.has(group) && !/\.(?:md|conf|json|pcapng)$/u.test(span);
}

function problemOf(filter: string): string[] {
  const read = readFilter(filter);
  return read.ok ? [] : [`${filter}: ${read.error.message}`];
}

function listOfFields(): string {
  const tables = Array.from(groups, (group) => {
    const fields = filterFields.filter(({ name }) => groupOf(name) === group);
    const rows = fields.map(({ name, description }) => `| \`${name}\` | ${escaped(description)} |`);
    return [`## ${group}`, '', '| field | meaning |', '| --- | --- |', ...rows, ''].join('\n');
  });
  const head =
    'Every field of the [filter language](filters.md), as `gramscope help filter` prints them. Names are those of\nWireshark where it has such a field.';
  return `# Fields of filters\n\n${head}\n\n${tables.join('\n')}`;
}

function groupOf(field: string): string {
  return field.split('.', 1)[0] ?? '';
}

function escaped(text: string): string {
  return text.replaceAll(/[*|_<]/gu, String.raw`\$&`);
}
