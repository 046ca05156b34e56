import { encode, type Answer, type DecodedPacket } from 'dns-packet';

/** All that a message says, in whatever section (RFC 6762, section 18.1; RFC 6763, section 12). */
export function recordsOf({ answers = [], additionals = [] }: DecodedPacket): Answer[] {
  return [...answers, ...additionals];
}

/** What asks for the names of all kinds of services (RFC 6763, section 9). */
export const everyType = '_services._dns-sd._udp.local';

/** Asks for what is listed below a name (RFC 6763, section 4.1). */
export function pointersQuestion(name: string): Uint8Array {
  return encode({ type: 'query', questions: [{ type: 'PTR', name, class: 'IN' }] });
}

/** Asks where a service is, and what it says of itself. */
export function serviceQuestion(name: string): Uint8Array {
  return encode({
    type: 'query',
    questions: [
      { type: 'SRV', name, class: 'IN' },
      { type: 'TXT', name, class: 'IN' },
    ],
  });
}

/** Asks for the addresses of a host. */
export function hostQuestion(name: string): Uint8Array {
  return encode({
    type: 'query',
    questions: [
      { type: 'A', name, class: 'IN' },
      { type: 'AAAA', name, class: 'IN' },
    ],
  });
}

/** `Lab Printer._ipp._tcp.local` in its parts; null for what is no service (RFC 6763, section 4.1). */
export function serviceParts(name: string): { label: string; type: string } | null {
  const parts = /^(?<label>.+?)\.(?<type>_[^.]+\._(?:tcp|udp))(?:\..+)?$/iu.exec(name)?.groups;
  if (parts === undefined) return null;
  return { label: parts['label'] ?? '', type: parts['type'] ?? '' };
}

/** Strings of a TXT record, which the library leaves as bytes. */
export function textsOf(data: unknown): string[] {
  return [data].flat().map(String);
}
