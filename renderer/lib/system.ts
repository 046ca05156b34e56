import { keyLabel } from '../../electron/contract';

/** Empty where no browser runs this, as in tests. */
const userAgent = 'navigator' in globalThis ? navigator.userAgent : '';

/** Macs have other keys, and other names for them. */
export const system: 'mac' | 'other' = userAgent.includes('Macintosh') ? 'mac' : 'other';

/** What a person of this system calls a key. */
export function labelOfKey(key: string): string {
  return keyLabel(key, system);
}
