// @ts-check
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import GithubSlugger from 'github-slugger';
import { Marked } from 'marked';
import { inRoot } from '../setup/paths.mjs';

const source = inRoot('docs/guide');

/** Beside the page of the window, so that the same scheme serves it. */
const target = inRoot('dist/renderer/guide');

/**
 * Makes pages of the user guide, with its pictures: what the Help menu shows without a network. Their style sheet
 * is made with that of the window, whose fonts they share.
 */
export async function writeGuidePages() {
  await mkdir(target, { recursive: true });
  await cp(path.join(source, 'pictures'), path.join(target, 'pictures'), { recursive: true });
  const chapters = (await readdir(source)).filter((name) => name.endsWith('.md'));
  await Promise.all(chapters.map(writePage));
}

/** @param {string} chapter */
async function writePage(chapter) {
  const markdown = await readFile(path.join(source, chapter), 'utf8');
  await writeFile(path.join(target, pageOf(chapter)), await pageOfText(markdown));
}

/** @param {string} markdown */
async function pageOfText(markdown) {
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? 'Gramscope';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="guide.css">
</head>
<body>
<nav><a href="index.html">All chapters</a></nav>
<main>
${await reader().parse(markdown)}</main>
</body>
</html>
`;
}

/** Links lead to pages instead of chapters, and headings have the names that links give them. */
function reader() {
  const slugger = new GithubSlugger();
  return new Marked({
    walkTokens(token) {
      if (token.type === 'link') token['href'] = pageOf(token['href']);
    },
    renderer: {
      heading({ tokens, depth, text }) {
        const content = this.parser.parseInline(tokens);
        return `<h${depth} id="${slugger.slug(text)}">${content}</h${depth}>\n`;
      },
    },
  });
}

/** @param {string} link to a chapter, or a place in it */
function pageOf(link) {
  return link.replace(/^README\.md/, 'index.md').replace(/\.md(?=#|$)/, '.html');
}
