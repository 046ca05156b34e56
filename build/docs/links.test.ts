import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json';
import { inRoot } from '../setup/paths.mjs';
import { allMarkdown, readMarkdown, repositoryFiles } from './markdown';

const files = allMarkdown();

/** Bytes of all pictures in the guide together. */
const mostPictureBytes = 3_000_000;

describe.each(files)('$name', ({ name, links, blocks, spans }) => {
  const relative = links.filter((link) => !/^[a-z]+:/u.test(link));

  it('links to files and headings that exist', () => {
    expect(relative.filter((link) => !resolves(name, link))).toEqual([]);
  });

  it('names commands of package.json that exist', () => {
    const texts = [...spans, ...blocks.map(({ text }) => text)];
    const named = texts.flatMap((text) =>
      [...text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/gu)].map((match) => match[1] ?? ''),
    );
    expect(named.filter((script) => !(script in packageFile.scripts))).toEqual([]);
  });
});

describe('pictures of the guide', () => {
  const pictures = repositoryFiles().filter((name) => /^docs\/.*\.png$/u.test(name));

  it('are each shown somewhere', () => {
    const shown = new Set(
      files.flatMap(({ name, links }) => links.map((link) => path.posix.join(name, '..', link))),
    );
    expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
  });

  it('take little space', () => {
    const bytes = pictures.reduce((sum, picture) => sum + statSync(inRoot(picture)).size, 0);
    expect(bytes).toBeLessThan(mostPictureBytes);
  });
});

describe('the guide', () => {
  it('has every chapter in its list', () => {
    const index = readMarkdown('docs/guide/README.md');
    const chapters = files
      .map(({ name }) => name)
      .filter((name) => name.startsWith('docs/guide/') && name !== index.name);
    expect(chapters.filter((name) => !index.links.includes(path.basename(name)))).toEqual([]);
  });
});

/** Whether there is a file behind a link, and the heading in it that the link names. */
function resolves(from: string, link: string): boolean {
  const [target = '', anchor] = link.split('#', 2);
  const file = target === '' ? from : path.posix.join(from, '..', target);
  if (!existsSync(inRoot(file))) return false;
  return anchor === undefined || readMarkdown(file).anchors.has(anchor);
}
