// @ts-check
/**
 * `npm run package:command [-- --only NAME,NAME]`: the gramscope command as an npm package that needs no
 * compiler where it is installed, with the addons for all systems, or for some.
 */
import './setup/require-node.mjs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packCommand } from './command/pack.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { buildTarget } from './targets/build-targets.mjs';
import { targetsNamed } from './targets/targets.mjs';
import { hasToolchain } from './targets/toolchain.mjs';

await runCommand(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const targets = targetsNamed(values.only?.split(',') ?? []);
  if (!hasToolchain) throw new SetupError('the cross compiler is for Linux on x64 alone');
  await prepare();
  for (const target of targets) await buildTarget(target);
  const archive = await packCommand(targets);
  const { size } = await stat(archive);
  console.log(`${path.relative(inRoot('.'), archive)}: ${Math.ceil(size / 1024)} KiB`);
});
