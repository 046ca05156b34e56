import { isDeepStrictEqual } from 'node:util';

import type { NetworkInterface } from './network-interface';

/** What became of one interface between two listings. */
export type InterfaceChange =
  | { kind: 'added'; now: NetworkInterface }
  | { kind: 'removed'; before: NetworkInterface }
  | { kind: 'changed'; now: NetworkInterface; before: NetworkInterface };

/**
 * How one listing of the interfaces came from another. Interfaces are the same where their index
 * is, so one that was renamed has changed. Those that went come first, then those that changed,
 * then those that came.
 */
export function interfaceChanges(
  before: readonly NetworkInterface[],
  now: readonly NetworkInterface[],
): InterfaceChange[] {
  const earlier = byIndex(before);
  const later = byIndex(now);
  const removed = before.filter(({ index }) => !later.has(index));
  const added = now.filter(({ index }) => !earlier.has(index));
  return [
    ...removed.map((gone) => ({ kind: 'removed' as const, before: gone })),
    ...now.flatMap((current) => changeOf(earlier.get(current.index), current)),
    ...added.map((come) => ({ kind: 'added' as const, now: come })),
  ];
}

function changeOf(before: NetworkInterface | undefined, now: NetworkInterface): InterfaceChange[] {
  const isChanged = before !== undefined && !isDeepStrictEqual(before, now);
  return isChanged ? [{ kind: 'changed', now, before }] : [];
}

function byIndex(interfaces: readonly NetworkInterface[]): Map<number, NetworkInterface> {
  return new Map(interfaces.map((each) => [each.index, each]));
}
