import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import GithubSlugger from 'github-slugger';
import { marked, type Token } from 'marked';
import { root } from '../setup/paths.mjs';

/** A Markdown file of the repository, taken apart. */
export interface MarkdownFile {
  /** Relative to the repository. */
  name: string;
  text: string;
  /** Blocks of code, each with the language that it says. */
  blocks: readonly { language: string; text: string }[];
  /** Code within sentences. */
  spans: readonly string[];
  /** Targets of links and pictures. */
  links: readonly string[];
  /** What can stand behind # in a link to it, as GitHub has it. */
  anchors: ReadonlySet<string>;
}

/** All files that git knows or would take, relative to the repository. */
export function repositoryFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
}

export function readMarkdown(name: string): MarkdownFile {
  const text = readFileSync(path.join(root, name), 'utf8');
  const tokens = flat(marked.lexer(text));
  const slugger = new GithubSlugger();
  return {
    name,
    text,
    blocks: tokens.flatMap((token) =>
      token.type === 'code' ? [{ language: token['lang'] ?? '', text: token['text'] }] : [],
    ),
    spans: tokens.flatMap((token) => (token.type === 'codespan' ? [token['text']] : [])),
    links: tokens.flatMap((token) =>
      token.type === 'link' || token.type === 'image' ? [String(token['href'])] : [],
    ),
    anchors: new Set(
      tokens.flatMap((token) => (token.type === 'heading' ? [slugger.slug(token['text'])] : [])),
    ),
  };
}

/** Every Markdown file of the repository. */
export function allMarkdown(): MarkdownFile[] {
  return repositoryFiles()
    .filter((name) => name.endsWith('.md'))
    .map(readMarkdown);
}

/** A token and all below it. */
function flat(tokens: readonly Token[]): Token[] {
  const all: Token[] = [];
  marked.walkTokens([...tokens], (token) => void all.push(token));
  return all;
}
