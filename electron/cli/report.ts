import { escapeControls, type Failure } from '../contract';

/** Standard output is for datagrams alone; all else is said on standard error, where nothing in it is obeyed. */
export function say(line: string): void {
  process.stderr.write(`${escapeControls(line)}\n`);
}

/** Says what went wrong and what helps. Returns the exit status for it. */
export function complain({ message, detail }: Failure): 1 {
  say(`gramscope: ${message}`);
  if (detail !== '') for (const line of detail.split('\n')) say(`  ${line}`);
  return 1;
}

/** Says for how many datagrams a filter took too long, if there are any. */
export function sayUndecided(count: number): void {
  if (count === 0) return;
  say(`not decided ${count}: a regular expression of the filter took too long for them`);
}
