import { describe, expect, it } from 'vitest';
import { filterFields } from '../../electron/engine';
import { allMarkdown, repositoryFiles } from './markdown';

/** What a path in code looks like: a folder, or a file of a kind that we have. */
const looksLikePath =
  /^[\w.-]+(?:\/[\w.*-]+)*(?:\/|\.(?:tsx?|mjs|cjs|cc|h|py|css|gyp|yml))$|^(?:native|electron|renderer|e2e|build|bench|docs)\/[\w./*-]+$/u;

/** What is made, and so is not in the repository. */
const made = /^(?:dist|out|native\/(?:build|dist|prebuilds)|e2e\/results|node_modules)(?:\/|$)/u;

/** What looks like a file of ours: fields that end like one, a file of node-addon-api, and one of electron-builder. */
const others = new Set([...filterFields.map(({ name }) => name), 'napi.h', 'app-update.yml']);

const repository = repositoryFiles();

describe.each(allMarkdown())('$name', ({ spans }) => {
  it('names files and folders that exist', () => {
    const paths = spans.filter((span) => isPath(span));
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });
});

function isPath(span: string): boolean {
  return looksLikePath.test(span) && !made.test(span) && !others.has(span);
}

/** Whether there is such a file or folder, also where the path begins within the repository. */
function exists(path: string): boolean {
  const pattern = path
    .replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll('*', String.raw`[\w.-]*`);
  const file = new RegExp(`(?:^|/)${pattern}${path.endsWith('/') ? '' : '(?:$|/)'}`, 'u');
  return repository.some((name) => file.test(name));
}
