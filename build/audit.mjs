// @ts-check
/** `npm run audit`: whether anything is known against what ships. Asks the registry. */
import './setup/require-node.mjs';
import { advisories } from './checks/advisories.mjs';
import { runCommand } from './setup/command.mjs';
import { SetupError } from './setup/setup-error.mjs';

await runCommand(async () => {
  const { absent, findings, count } = await advisories();
  if (absent !== null) throw new SetupError(`The registry tells nothing of advisories: ${absent}`);
  for (const finding of findings) console.log(`FAIL ${finding}`);
  console.log(`${count - findings.length} passed, ${findings.length} failed`);
  return findings.length === 0 ? 0 : 1;
});
