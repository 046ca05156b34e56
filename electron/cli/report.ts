import type { Failure } from '../contract';

/** Standard output is for datagrams alone; all else is said on standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Says what went wrong and what helps. Returns the exit status for it. */
export function complain({ message, detail }: Failure): 1 {
  say(`gramscope: ${message}`);
  if (detail !== '') say(detail.replace(/^/gmu, '  '));
  return 1;
}
