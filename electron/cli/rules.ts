import type { Rules } from '../contract';
import { defaultRules, loadRules, writeRules } from '../engine';
import type { Output } from './output';
import { complain } from './report';

/** Prints the default rules, or what rules a file has. Resolves to the exit status. */
export async function printRules(file: string | undefined, output: Output): Promise<number> {
  if (file === undefined) {
    await output.write(writeRules(defaultRules));
    return 0;
  }
  const read = await loadRules(file);
  if (!read.ok) return complain(read.error);
  const { colours, alerts } = read.value;
  await output.write(`${counted(colours, 'colour rule')}, ${counted(alerts, 'alert rule')}\n`);
  return 0;
}

function counted(rules: Rules['colours'] | Rules['alerts'], what: string): string {
  return `${rules.length} ${what}${rules.length === 1 ? '' : 's'}`;
}
