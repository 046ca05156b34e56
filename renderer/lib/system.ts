import { keyLabel } from '../../electron/contract';

/** Macs have other keys, and other names for them. */
export const system: 'mac' | 'other' = navigator.userAgent.includes('Macintosh') ? 'mac' : 'other';

/** What a person of this system calls a key. */
export function labelOfKey(key: string): string {
  return keyLabel(key, system);
}
