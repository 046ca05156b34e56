/** Macs have other keys, and other names for them. */
export const system: 'mac' | 'other' = navigator.userAgent.includes('Macintosh') ? 'mac' : 'other';
