// @ts-check
/** `npm run build:targets [-- NAME ...]`: the addon for every system and processor, or for some. */
import './setup/require-node.mjs';
import { runCommand } from './setup/command.mjs';
import { installedPackages } from './setup/install-packages.mjs';
import { prepare } from './setup/prepare.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { buildTarget } from './targets/build-targets.mjs';
import { targetsNamed } from './targets/targets.mjs';
import { hasToolchain } from './targets/toolchain.mjs';

await runCommand(async () => {
  const wanted = targetsNamed(process.argv.slice(2));
  if (!hasToolchain) throw new SetupError('the cross compiler is for Linux on x64 alone');
  await prepare([installedPackages]);
  let failed = 0;
  for (const target of wanted) {
    try {
      console.log(`ok   ${await buildTarget(target)}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${target.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  console.log(`${wanted.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
