// @ts-check
import './setup/require-node.mjs';
import { findElectron } from './runtime/find-electron.mjs';
import { runCommand } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';

await runCommand(async () => {
  await prepare();
  await findElectron();
});
