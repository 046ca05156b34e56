import { isMulticast } from './address';

/** fe80::/10 (RFC 4291, section 2.5.6). */
export function isLinkLocal(host: string): boolean {
  return /^fe[89ab][0-9a-f]:/iu.test(host);
}

export const limitedBroadcast = '255.255.255.255';

/**
 * Whether it has to be said which interface is meant. The way to all others is looked up in the routing
 * table (RFC 4007, section 6; RFC 919).
 */
export function needsInterface(host: string): boolean {
  return isMulticast(host) || isLinkLocal(host) || host === limitedBroadcast;
}
