// @ts-check
import { spawnSync } from 'node:child_process';
import { findCommand } from './find-command.mjs';

/**
 * The command line that starts a program so that the kernel ends it, with SIGTERM, when this process
 * dies, even of a SIGKILL that nobody can catch (prctl(2), PR_SET_PDEATHSIG, through setpriv(1)).
 * Where setpriv cannot do that, the program as it is.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {[program: string, args: string[]]}
 */
export function tethered(program, args) {
  const setpriv = process.platform === 'linux' ? findCommand('setpriv') : undefined;
  const tether = ['--pdeathsig', 'TERM', '--'];
  // setpriv of BusyBox and of util-linux before 2.33 does not know the option.
  if (!setpriv || spawnSync(setpriv, [...tether, 'true']).status !== 0) return [program, [...args]];
  return [setpriv, [...tether, program, ...args]];
}
