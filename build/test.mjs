// @ts-check
import './setup/require-node.mjs';
import { runCommand } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { runSuites } from './tests/run-suites.mjs';
import { selectSuites } from './tests/select.mjs';
import { suites } from './tests/suites.mjs';
import { summaryOf, totalsOf } from './tests/summary.mjs';

await runCommand(async () => {
  const selected = selectSuites(suites, process.argv.slice(2));
  await prepare();
  const results = await runSuites(selected, console.log);
  console.log(summaryOf(results));
  return totalsOf(results).failed === 0 ? 0 : 1;
});
