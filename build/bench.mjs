// @ts-check
import './setup/require-node.mjs';
import { supervise } from './runtime/supervise.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

await runCommand(async () => {
  await prepare();
  const script = inRoot('bench/index.mjs');
  const { status } = await supervise(process.execPath, [script, ...process.argv.slice(2)]);
  return status;
});
