import { checkAddress, type Address } from '../../../electron/contract';

/** What stands in the form, as it was typed. */
export interface SocketDraft {
  family: 4 | 6;
  host: string;
  port: string;
}

/** What is wrong with it, by field, in whole sentences. */
export interface DraftProblems {
  host?: string;
  port?: string;
}

/** 5514 is where syslog goes when 514 needs privileges, and what the documentation shows. */
export const initialDraft: SocketDraft = { family: 4, host: '0.0.0.0', port: '5514' };

/** Addresses that mean the same in both families: every interface, and this machine. */
const counterparts: readonly Record<4 | 6, string>[] = [
  { 4: '0.0.0.0', 6: '::' },
  { 4: '127.0.0.1', 6: '::1' },
];

/** Changes the family; a typed address is only replaced where the other family has the same. */
export function withFamily(draft: SocketDraft, family: 4 | 6): SocketDraft {
  const pair = counterparts.find((each) => each[draft.family] === draft.host.trim());
  return { ...draft, family, host: pair === undefined ? draft.host : pair[family] };
}

/** The address that the draft means, if it means one; the main process checks it once more. */
export function addressOf({ family, host, port }: SocketDraft): Address | undefined {
  const checked = checkAddress(candidate({ family, host: host.trim(), port: readPort(port) }));
  return checked.ok ? checked.value : undefined;
}

/** The contract checks a whole address; each field is checked beside a valid other one. */
export function problemsOf({ family, host, port }: SocketDraft): DraftProblems {
  const hostProblem = problemOfHost(family, host.trim());
  const portProblem = problemOfPort(port);
  return {
    ...(hostProblem === undefined ? {} : { host: hostProblem }),
    ...(portProblem === undefined ? {} : { port: portProblem }),
  };
}

function problemOfHost(family: 4 | 6, host: string): string | undefined {
  const every = counterparts[0]?.[family] ?? '';
  if (host === '') return `Write an address; ${every} listens on every interface.`;
  const checked = checkAddress(candidate({ family, host, port: 0 }));
  if (checked.ok) return undefined;
  const other = family === 4 ? 6 : 4;
  return checkAddress(candidate({ family: other, host, port: 0 })).ok
    ? `${host} is an IPv${other} address: choose UDP ${other}.`
    : checked.error.message;
}

function problemOfPort(port: string): string | undefined {
  if (port.trim() === '') return 'Write a port; 0 lets the system choose.';
  const checked = checkAddress(candidate({ family: 4, host: '0.0.0.0', port: readPort(port) }));
  return checked.ok ? undefined : checked.error.message;
}

/** NaN, which the contract refuses, for everything but plain decimal notation: no 1e3, no 0x1. */
function readPort(port: string): number {
  return /^-?\d+(\.\d+)?$/u.test(port.trim()) ? Number(port) : Number.NaN;
}

function candidate(parts: { family: 4 | 6; host: string; port: number }): unknown {
  return { kind: 'udp', ...parts };
}
