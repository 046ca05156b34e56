// @ts-check
import './setup/require-node.mjs';
import { createRequire } from 'node:module';
import { runCommand } from './setup/command.mjs';
import { callersFolder, inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await runCommand(prepare);
if (process.exitCode === 0) {
  const program = inRoot('dist/cli/gramscope.cjs');
  process.chdir(callersFolder());
  process.argv.splice(1, 1, program);
  // In this very process: terminal, signals and exit status are the program's own, with nothing between.
  createRequire(import.meta.url)(program);
}
