import type { Layout } from '../../electron/contract';
import { changeLayout } from './dock';
import { settingsStore } from './settings-store';

/** The size of a part as a person left it, in percent, or as it was designed. */
export function sizeOf(kept: number | null, designed: string): string {
  return kept === null ? designed : `${kept}%`;
}

/** Keeps the shares of parts in percent, by their names; those of parts that are not there stay. */
export function keepSizes(shares: Readonly<Record<string, number>>): void {
  const { sizes } = settingsStore.getState().layout;
  const names = Object.keys(sizes) as (keyof Layout['sizes'])[];
  const kept = names.map((name) => [name, shares[name] ?? sizes[name]] as const);
  // One for each of the names.
  changeLayout({ sizes: Object.fromEntries(kept) as Layout['sizes'] });
}
