// @ts-check
import { execFile } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs a tool from node_modules. Tools say what they found through their exit status, so a failing
 * one is not an exception.
 *
 * @param {string} root The folder that the tool looks at, with a node_modules in it.
 * @param {string} script Its entry below node_modules.
 * @param {readonly string[]} args
 * @returns {Promise<{ status: number, output: string }>} Both streams, as one text.
 */
export function runTool(root, script, args) {
  return new Promise((resolve, reject) => {
    const command = [join(root, 'node_modules', script), ...args];
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ status: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

/**
 * @param {string} root
 * @param {readonly string[]} projects Folders with a tsconfig.json; the whole tree without any.
 * @returns {Promise<string>} The compiler's complaints; empty if there are none.
 */
export async function typeCheck(root, projects = []) {
  const { status, output } = await runTool(root, 'typescript/bin/tsc', ['-b', ...projects]);
  return status === 0 ? '' : output || `tsc ended with status ${status}`;
}

/**
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {Promise<{ rule: string, from: string, to: string }[]>} Forbidden imports.
 */
export async function cruise(root, folders) {
  const { output } = await runTool(root, 'dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config=build/checks/dependencies.cjs',
    '--output-type=json',
    ...folders,
  ]);
  const start = output.indexOf('{');
  if (start < 0) throw new Error(`dependency-cruiser found nothing to read: ${output}`);
  const { summary } = JSON.parse(output.slice(start));
  if (summary.totalCruised === 0) throw new Error('dependency-cruiser looked at no file');
  return summary.violations.map((/** @type {any} */ { rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
  }));
}
