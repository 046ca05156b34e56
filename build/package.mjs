// @ts-check
/** `npm run package`: what people install. `npm run package -- --help` says more. */
import './setup/require-node.mjs';
import { runCommand } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { say } from './setup/report.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { help, packageOptions } from './package/options.mjs';

await runCommand(async () => {
  const options = packageOptions(process.argv.slice(2));
  if (options === 'help') return console.log(help);
  await prepare();
  // They need what prepare() installs.
  const { findMeans, whyNot } = await import('./package/means.mjs');
  const { makePackages } = await import('./package/make-packages.mjs');
  const { checkPackages } = await import('./package/check-packages.mjs');
  const means = await findMeans();
  const reasons = options.wanted.map((kind) => ({ kind, reason: whyNot(kind, options, means) }));
  const left = reasons.filter(({ reason }) => reason !== undefined);
  for (const { kind, reason } of left) say(`${kind} is left out: it ${reason}`);
  const wanted = reasons.flatMap(({ kind, reason }) => (reason === undefined ? [kind] : []));
  if (wanted.length === 0) throw new SetupError('nothing can be made here');
  const files = await makePackages({ ...options, wanted }, means);
  console.log(await checkPackages(options, files));
  return options.named && left.length > 0 ? 1 : 0;
});
