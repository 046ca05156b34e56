// @ts-check
/** `npm run format`: writes every source in the house's form, C++ and the rest. */
import './setup/require-node.mjs';
import { writeFormat } from './checks/formatting.mjs';
import { runCommand } from './setup/command.mjs';
import { installedPackages } from './setup/install-packages.mjs';
import { prepare } from './setup/prepare.mjs';

await runCommand(async () => {
  await prepare([installedPackages]);
  return writeFormat();
});
