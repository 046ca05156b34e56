import dns from 'node:dns';
import { isIP } from 'node:net';

import type { Lookup } from './options';

export type Resolved = (error: Error | null, address: string) => void;

/** Turns a name into an address of one family; answers later, never at once. */
export type Resolver = (name: string, resolved: Resolved) => void;

/** Whether a name is an address that is not looked up. */
export type LiteralTest = (name: string) => boolean;

/** Node's own, which has no more to say of an address than the address. */
const systemLookup = dns.lookup;

/** A lookup of the program's, also one in the place of dns.lookup, is asked for addresses as well. */
export function literalTestFor(lookup: Lookup | undefined): LiteralTest {
  let last = '';
  return (name) => {
    if (lookup !== undefined || dns.lookup !== systemLookup) return false;
    if (name === last) return true;
    if (isIP(name) === 0) return false;
    last = name;
    return true;
  };
}

/** With the `lookup` of the options if there is one, else with dns.lookup. */
export function resolverFor(family: 4 | 6, lookup: Lookup | undefined): Resolver {
  if (lookup !== undefined) return (name, resolved) => lookup(name, family, once(resolved));
  const isLiteral = literalTestFor(undefined);
  return (name, resolved) => {
    if (isLiteral(name)) process.nextTick(resolved, null, name);
    else dns.lookup(name, family, once(resolved));
  };
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
