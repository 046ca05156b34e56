import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeRelease, releaseOf } from './release.mjs';

/** @type {string} */
let root;

/** @param {string[]} args */
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
/**
 * @param {string} name
 * @param {string} text
 */
const write = (name, text) => writeFileSync(path.join(root, name), text);
/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gramscope-release-'));
  // What a person has configured, signing for instance, must not get in between.
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  for (const who of ['AUTHOR', 'COMMITTER']) {
    vi.stubEnv(`GIT_${who}_NAME`, 'Somebody');
    vi.stubEnv(`GIT_${who}_EMAIL`, 'somebody@example.com');
  }
  git('init', '--quiet', '--initial-branch=main');
  write('package.json', '{ "name": "a", "version": "1.2.0" }');
  write('package-lock.json', '{ "version": "1.2.0", "packages": { "": { "version": "1.2.0" } } }');
  write('CHANGELOG.md', '# Changelog\n\n## [1.3.0] - 2026-01-31\n\n- New.\n\n## 1.1.0\n\n- Old.\n');
  git('add', '.');
  git('commit', '--quiet', '-m', 'all');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

/** @param {string[]} args */
async function release(...args) {
  /** @type {string[]} */
  const said = [];
  await makeRelease(root, releaseOf(args), (line) => said.push(line));
  return said.join('\n');
}

it('commits the version, tags it, and says what to push', async () => {
  expect(await release('1.3.0')).toContain('git push --atomic origin main v1.3.0');
  expect(read('package.json').version).toBe('1.3.0');
  expect(read('package-lock.json')).toEqual({
    version: '1.3.0',
    packages: { '': { version: '1.3.0' } },
  });
  expect(git('log', '-1', '--format=%s')).toBe('release: 1.3.0');
  expect(git('cat-file', '-t', 'v1.3.0')).toBe('tag');
  expect(git('status', '--porcelain')).toBe('');
});

it('pushes where it is told to', async () => {
  const origin = mkdtempSync(path.join(tmpdir(), 'gramscope-origin-'));
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  git('remote', 'add', 'origin', origin);
  await release('1.3.0', '--push');
  const refs = git('ls-remote', 'origin');
  rmSync(origin, { recursive: true, force: true });
  expect(refs).toContain('refs/tags/v1.3.0');
  expect(refs).toContain('refs/heads/main');
});

it('changes nothing when it is to say what it would do', async () => {
  const before = git('rev-parse', 'HEAD');
  expect(await release('1.3.0', '--dry-run')).toContain('Would commit version 1.3.0');
  expect(git('rev-parse', 'HEAD')).toBe(before);
  expect(git('tag')).toBe('');
  expect(git('status', '--porcelain')).toBe('');
});

it.each([
  ['another branch', () => git('switch', '--quiet', '-c', 'other'), '1.3.0', 'this is other'],
  ['changes', () => write('new.txt', ''), '1.3.0', 'not committed'],
  ['a tag that is there', () => git('tag', 'v1.3.0'), '1.3.0', 'already'],
  ['an older version', () => undefined, '1.1.0', 'older than 1.2.0'],
  ['a version without notes', () => undefined, '1.4.0', 'CHANGELOG.md says nothing'],
])('refuses %s, and changes nothing', async (_what, prepare, version, complaint) => {
  prepare();
  const before = git('rev-parse', 'HEAD');
  await expect(release(version)).rejects.toThrow(complaint);
  expect(git('rev-parse', 'HEAD')).toBe(before);
  expect(read('package.json').version).toBe('1.2.0');
});

it.each([[], ['1'], ['v1.3.0'], ['1.3.0;ls'], ['1.3.0', '--force'], ['1.3.0', '1.4.0']])(
  'refuses the words %s %s',
  (...args) => {
    expect(() => releaseOf(args.filter(Boolean))).toThrow('usage');
  },
);
