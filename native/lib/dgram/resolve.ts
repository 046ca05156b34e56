import dns from 'node:dns';
import { isIP } from 'node:net';

import type { Lookup } from './options';

export type Resolved = (error: Error | null, address: string) => void;

/** Turns a name into an address of one family; answers later, never at once. */
export type Resolver = (name: string, resolved: Resolved) => void;

/** Whether a name is an address that is not looked up. */
export type LiteralTest = (name: string) => boolean;

/** A `lookup` of the program's is asked for addresses as well, as Node does. */
export function literalTestFor(lookup: Lookup | undefined): LiteralTest {
  let last = '';
  return (name) => {
    if (name === last) return true;
    if (lookup !== undefined || isIP(name) === 0) return false;
    last = name;
    return true;
  };
}

/** With the `lookup` of the options if there is one, else with dns.lookup. */
export function resolverFor(family: 4 | 6, lookup: Lookup | undefined): Resolver {
  if (lookup === undefined) return (name, resolved) => resolveByDns(name, family, resolved);
  return (name, resolved) => lookup(name, family, once(resolved));
}

function resolveByDns(name: string, family: 4 | 6, resolved: Resolved): void {
  if (isIP(name) !== 0) process.nextTick(resolved, null, name);
  // Asked of the module at each call, because programs replace dns.lookup.
  else dns.lookup(name, family, (error, address) => resolved(error, address));
}

/** A lookup of someone else's making may call back twice. */
function once(resolved: Resolved): Resolved {
  let isAnswered = false;
  return (error, address) => {
    if (isAnswered) return;
    isAnswered = true;
    resolved(error ?? null, address);
  };
}
