// @ts-check
/**
 * `npm run fuzz:ipc [-- --seed N --messages N --seconds N]`: has a page that went mad call the main process, as
 * `npm test` does, with other messages and for as long as is wanted.
 */
import './setup/require-node.mjs';
import { parseArgs } from 'node:util';
import { supervise } from './runtime/supervise.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot, root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { SetupError } from './setup/setup-error.mjs';

const usage = `usage: npm run fuzz:ipc -- [--seed N] [--messages N] [--seconds N]

Sends N random and hostile messages (20000) to the main process where nobody agrees to anything, and as many
where somebody agrees to everything. A message that does harm is printed with its seed and its number. With
--seconds, goes on with the next seed until so much time has passed.`;

/** @returns {{ seed: number, messages: number, seconds: number } | undefined} undefined where help is wanted */
function readArguments() {
  const number = /** @type {const} */ ({ type: 'string' });
  try {
    const { values } = parseArgs({
      options: { seed: number, messages: number, seconds: number, help: { type: 'boolean' } },
    });
    if (values.help) return undefined;
    const { seed = 1, messages = 20_000, seconds = 0 } = values;
    const wanted = { seed: Number(seed), messages: Number(messages), seconds: Number(seconds) };
    if (Object.values(wanted).every((value) => Number.isInteger(value) && value >= 0))
      return wanted;
  } catch {
    // Said below, as for a number that is none.
  }
  throw new SetupError(usage);
}

/** @param {number} seed @param {number} messages @returns {Promise<number>} the exit status */
async function fuzz(seed, messages) {
  console.log(`seed ${seed}`);
  const vitest = [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    'electron/main/ipc-fuzz.test.ts',
  ];
  const config = ['--config', inRoot('build/vitest.config.ts'), '--project', 'unit'];
  const env = {
    ...process.env,
    GRAMSCOPE_IPC_SEED: `${seed}`,
    GRAMSCOPE_IPC_MESSAGES: `${messages}`,
  };
  const args = [...vitest, ...config];
  const { status, interruption } = await supervise(process.execPath, args, { cwd: root, env });
  if (interruption) throw interruption;
  return status ?? 1;
}

await runCommand(async () => {
  const wanted = readArguments();
  if (wanted === undefined) return console.log(usage);
  await prepare();
  const end = Date.now() + wanted.seconds * 1000;
  // The second of the two fuzzes of a run takes the seed after the first one's.
  for (let { seed } = wanted; ; seed += 2) {
    const status = await fuzz(seed, wanted.messages);
    if (status !== 0 || Date.now() >= end) return status;
  }
});
