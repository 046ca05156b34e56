// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Runs npm with the registry, proxy and account that the user has configured.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] on top of ours
 * @returns {Promise<string>} what it printed
 */
export function npm(args, env = {}) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const script = npmScript();
  const options = { cwd: root, env: { ...process.env, ...env } };
  if (!script) return run('npm', [...args, ...quiet], options);
  return run(process.execPath, [script, ...args, ...quiet], options);
}

/**
 * The script behind `npm`: on Windows the command itself is a batch file, which Node does not spawn.
 * @returns {string | undefined}
 */
export function npmScript() {
  const prefix = path.dirname(process.execPath);
  const places = [
    // Set where npm itself runs us; another package manager names itself there too.
    process.env['npm_execpath'],
    path.join(prefix, 'node_modules/npm/bin/npm-cli.js'),
    path.join(prefix, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  return places.find((place) => place?.endsWith('npm-cli.js') && existsSync(place));
}
