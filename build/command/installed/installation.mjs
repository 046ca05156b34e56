// @ts-check
import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCommand } from '../../setup/find-command.mjs';
import { inRoot } from '../../setup/paths.mjs';
import { run } from '../../setup/run.mjs';

/** All that there is to run on the machine of a user: no compiler, no Python, no git. */
const programs = ['node', 'npm', 'npx', 'sh'];

/**
 * The package as a user has it, in a folder of its own, with nothing to fetch it from.
 * @typedef {object} Installation
 * @property {string} folder
 * @property {NodeJS.ProcessEnv} env
 * @property {() => Promise<void>} remove
 */

/** @returns {Promise<Installation>} */
export async function installCommand() {
  const root = await mkdtemp(path.join(tmpdir(), 'gramscope-command-'));
  const [folder, bin] = [path.join(root, 'project'), path.join(root, 'bin')];
  await mkdir(folder);
  await mkdir(bin);
  for (const name of programs) {
    await symlink(await realpath(findCommand(name) ?? ''), path.join(bin, name));
  }
  await writeFile(path.join(folder, 'package.json'), '{ "name": "user", "private": true }');
  const env = { PATH: bin, HOME: root, npm_config_update_notifier: 'false' };
  const quiet = ['--offline', '--no-audit', '--no-fund'];
  await run(path.join(bin, 'npm'), ['install', ...quiet, await archive()], { cwd: folder, env });
  return { folder, env, remove: () => rm(root, { recursive: true }) };
}

/** What `npm run package:command` made. */
export async function archive() {
  const output = inRoot('out/npm');
  const name = (await readdir(output)).find((entry) => entry.endsWith('.tgz'));
  if (name === undefined) throw new Error('there is no package: run npm run package:command');
  return path.join(output, name);
}
