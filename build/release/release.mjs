// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../setup/run.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { notesOf } from './changelog.mjs';

/**
 * @typedef {object} Release
 * @property {string} version
 * @property {boolean} dryRun says what would be done, and does nothing
 * @property {boolean} push pushes what was made
 */

const usage = 'usage: npm run release -- VERSION [--dry-run] [--push]';

/** Releases are made of this branch alone. */
const branch = 'main';

/**
 * @param {readonly string[]} args of the command line
 * @returns {Release}
 */
export function releaseOf(args) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const [version = '', ...more] = args.filter((arg) => !arg.startsWith('-'));
  const unknown = flags.some((flag) => flag !== '--dry-run' && flag !== '--push');
  const isVersion = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\dA-Za-z]+(\.[\dA-Za-z]+)*)?$/u;
  if (unknown || more.length > 0 || !isVersion.test(version)) throw new SetupError(usage);
  return { version, dryRun: flags.includes('--dry-run'), push: flags.includes('--push') };
}

/**
 * Makes the commit and the tag of a release. All that can be wrong is looked for before anything is changed.
 * @param {string} root the repository
 * @param {Release} release
 * @param {(line: string) => void} say
 */
export async function makeRelease(root, { version, dryRun, push }, say) {
  const git = (/** @type {string[]} */ ...args) => run('git', args, { cwd: root });
  const tag = `v${version}`;
  await refuseUnready(root, git, version);
  if (dryRun) return say(`Would commit version ${version} in package.json, and tag it ${tag}.`);
  for (const name of ['package.json', 'package-lock.json']) {
    await writeVersion(path.join(root, name), version);
  }
  await git('add', 'package.json', 'package-lock.json');
  // The very same version may be there already, for the first release.
  await git('commit', '--allow-empty', '-m', `release: ${version}`);
  await git('tag', '-a', tag, '-m', `Gramscope ${version}`);
  say(`Committed and tagged ${tag}.`);
  if (push) await git('push', '--atomic', 'origin', branch, tag);
  say(
    push
      ? 'Pushed. The workflow tests, builds and drafts the release; look at the draft and publish it.'
      : `To have it tested, built and drafted: git push --atomic origin ${branch} ${tag}`,
  );
}

/**
 * @param {string} root
 * @param {(...args: string[]) => Promise<string>} git
 * @param {string} version
 */
async function refuseUnready(root, git, version) {
  const current = (await git('branch', '--show-current')).trim();
  if (current !== branch)
    throw new SetupError(`Releases are made of ${branch}; this is ${current}.`);
  if ((await git('status', '--porcelain')).trim() !== '')
    throw new SetupError('There are changes that are not committed: commit or stash them.');
  if ((await git('tag', '--list', `v${version}`)).trim() !== '')
    throw new SetupError(`The tag v${version} is there already.`);
  const { version: before } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  if (isOlder(version, before)) throw new SetupError(`${version} is older than ${before}.`);
  const changelog = await readFile(path.join(root, 'CHANGELOG.md'), 'utf8').catch(() => '');
  if (!notesOf(changelog, version))
    throw new SetupError(
      `CHANGELOG.md says nothing of ${version}: write what is new below "## ${version}".`,
    );
}

/**
 * By the three numbers; of versions before a release, only git's tags keep the order.
 * @param {string} version
 * @param {string} other
 */
function isOlder(version, other) {
  const [one, two] = [numbersOf(version), numbersOf(other)];
  const at = one.findIndex((number, place) => number !== two[place]);
  return at >= 0 && (one[at] ?? 0) < (two[at] ?? 0);
}

/** @param {string} version */
function numbersOf(version) {
  return version.split('-')[0]?.split('.').map(Number) ?? [];
}

/**
 * A lockfile has the version of the package twice.
 * @param {string} file
 * @param {string} version
 */
async function writeVersion(file, version) {
  const content = JSON.parse(await readFile(file, 'utf8'));
  content.version = version;
  if (content.packages?.[''] !== undefined) content.packages[''].version = version;
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}
