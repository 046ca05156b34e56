import { checkAddress, isMulticast, parseAddress, type Address } from '../../../electron/contract';

/** UDP over IPv4 or IPv6, or Unix datagrams. */
export type SocketKind = 4 | 6 | 'unix';

/** What stands in the form, as it was typed. */
export interface SocketDraft {
  kind: SocketKind;
  /** An address; a multicast group, `[SOURCE@]GROUP[%INTERFACE]`; or a path or `@name`. */
  host: string;
  /** Of no account for Unix sockets. */
  port: string;
}

/** What is wrong with it, by field, in whole sentences. */
export interface DraftProblems {
  host?: string;
  port?: string;
}

/** 5514 is where syslog goes when 514 needs privileges, and what the documentation shows. */
export const initialDraft: SocketDraft = { kind: 4, host: '0.0.0.0', port: '5514' };

/** Addresses that mean the same in both families: every interface, and this machine. */
const counterparts: readonly Record<4 | 6, string>[] = [
  { 4: '0.0.0.0', 6: '::' },
  { 4: '127.0.0.1', 6: '::1' },
];

const defaults: Readonly<Record<SocketKind, string>> = {
  4: '0.0.0.0',
  6: '::',
  unix: '/tmp/gramscope.sock',
};

/** Changes the kind; a typed address is only replaced where it cannot stay, or has a counterpart. */
export function withKind(draft: SocketDraft, kind: SocketKind): SocketDraft {
  const before = draft.kind;
  if (before === kind) return draft;
  if (before === 'unix' || kind === 'unix') return { ...draft, kind, host: defaults[kind] };
  const pair = counterparts.find((each) => each[before] === draft.host.trim());
  return { ...draft, kind, host: pair === undefined ? draft.host : pair[kind] };
}

/** The address that the draft means, if it means one; the main process checks it once more. */
export function addressOf({ kind, host, port }: SocketDraft): Address | undefined {
  const checked = check(kind, host.trim(), readPort(port));
  return checked.ok ? checked.value : undefined;
}

/** The contract checks a whole address; each field is checked beside a valid other one. */
export function problemsOf({ kind, host, port }: SocketDraft): DraftProblems {
  const hostProblem = problemOfHost(kind, host.trim());
  const portProblem = kind === 'unix' ? undefined : problemOfPort(port);
  return {
    ...(hostProblem === undefined ? {} : { host: hostProblem }),
    ...(portProblem === undefined ? {} : { port: portProblem }),
  };
}

/** What will happen, where that is not plain from what was typed. */
export function hintOf(draft: SocketDraft): string | undefined {
  const address = addressOf({ ...draft, port: '0' });
  if (address?.kind !== 'group') return undefined;
  const from = address.source === undefined ? '' : ` for ${address.source} alone`;
  return address.interface === undefined
    ? `Joins ${address.group}${from} on every interface; add %NAME to choose one.`
    : `Joins ${address.group}${from} on ${address.interface}.`;
}

function problemOfHost(kind: SocketKind, host: string): string | undefined {
  if (host === '') return emptyProblem(kind);
  const checked = check(kind, host, 0);
  if (checked.ok) return undefined;
  if (kind === 'unix') return checked.error.message;
  const other = kind === 4 ? 6 : 4;
  return check(other, host, 0).ok
    ? `${host} is an IPv${other} address: choose UDP ${other}.`
    : checked.error.message;
}

function emptyProblem(kind: SocketKind): string {
  return kind === 'unix'
    ? 'Write a path, or @ and a name.'
    : `Write an address; ${defaults[kind]} listens on every interface.`;
}

function problemOfPort(port: string): string | undefined {
  if (port.trim() === '') return 'Write a port; 0 lets the system choose.';
  const checked = check(4, '0.0.0.0', readPort(port));
  return checked.ok ? undefined : checked.error.message;
}

/** NaN, which the contract refuses, for everything but plain decimal notation: no 1e3, no 0x1. */
function readPort(port: string): number {
  return /^-?\d+(\.\d+)?$/u.test(port.trim()) ? Number(port) : Number.NaN;
}

function check(kind: SocketKind, host: string, port: number) {
  if (kind === 'unix') return parseAddress(`unix:${host}`);
  return checkAddress(
    host.includes('@') || isMulticast(host)
      ? groupCandidate(kind, host, port)
      : { kind: 'udp', family: kind, host, port },
  );
}

function groupCandidate(family: 4 | 6, text: string, port: number): unknown {
  const [source, rest = text] = text.includes('@') ? text.split('@', 2) : [''];
  const [group, joinOn] = rest.split('%', 2);
  return {
    kind: 'group',
    family,
    group,
    port,
    ...(source && { source }),
    ...(joinOn !== undefined && { interface: joinOn }),
  };
}
