import { inflateSync } from 'node:zlib';
import type { SessionDescription } from 'sdp-transform';
import { readSapHeader, sapContent, type SapHeader } from '../decode/payload/sap';
import { longestDescription, parseSession } from '../decode/payload/sdp';
import { facts, type DiscoveryProtocol, type Finding, type Heard, type Reader } from './protocol';
import { Recent } from './recent';
import { placesOf, sessionClocks } from './sdp-places';
import { shownText } from './text';

/** Announcers of different scopes have groups of their own (RFC 2974, section 3). */
const groups = [
  '224.2.127.254',
  '239.255.255.255',
  '239.195.255.255',
  'ff02::2:7ffe',
  'ff05::2:7ffe',
  'ff08::2:7ffe',
  'ff0e::2:7ffe',
];

/** Seconds without an announcement after which a session has ended, at least (RFC 2974, section 4). */
const leastLifetime = 3600;

/** Seconds from 1900, where NTP counts from, to 1970. */
const ntpEpoch = 2_208_988_800;

const mostKept = 10_000;

/** Sessions announced by SAP (RFC 2974), described in SDP (RFC 8866). */
export const sap: DiscoveryProtocol = {
  name: 'sap',
  rendezvous: groups.map((group) => ({ group, port: 9875 })),
  reader: () => new SapReader(),
};

/** A session that was announced. */
interface Known {
  key: string;
  /** Milliseconds since the epoch. */
  heardAt: number;
}

class SapReader implements Reader {
  /** By announcer and hash of the message, which is all that a deletion has to have. */
  readonly #known = new Recent<string, Known>(mostKept);

  read(heard: Heard): Finding[] {
    const header = readSapHeader(heard.payload);
    if (header === null) return [];
    const version = `${header.source} ${header.hash}`;
    const known = this.#known.get(version);
    if (header.deletion) {
      this.#known.delete(version);
      return known === undefined ? [] : [{ kind: 'withdrawn', key: known.key }];
    }
    const parsed = header.encrypted ? null : parseSession(descriptionOf(header, heard.payload));
    if (parsed === null && !header.encrypted) return [];
    const key = parsed === null ? version : keyOf(header, parsed.session);
    this.#known.set(version, { key, heardAt: heard.time });
    const announced = parsed === null ? encrypted(header) : announcedOf(header, parsed);
    const lifetime = lifetimeOf(heard, known, parsed?.session);
    const clocks = parsed === null ? [] : sessionClocks(parsed);
    return [{ kind: 'announced', key, announced, lifetime, clocks }];
  }
}

/** What is compressed may become a hundred thousand times as much, which inflateSync() then refuses. */
function descriptionOf(header: SapHeader, payload: Uint8Array): Uint8Array {
  const rest = payload.subarray(header.size);
  const plain = header.compressed
    ? inflateSync(rest, { maxOutputLength: longestDescription })
    : rest;
  return sapContent(plain).description;
}

/** The same session in another version has another hash (RFC 8866, section 5.2). */
function keyOf({ source, hash }: SapHeader, { origin }: SessionDescription): string {
  if (origin === undefined) return `${source} ${hash}`;
  return shownText(`${source} ${origin.username} ${origin.sessionId} ${origin.address}`);
}

/** Ten times the period of the announcements, or one hour, and never beyond the end of the session. */
function lifetimeOf(
  { time }: Heard,
  known: Known | undefined,
  session: SessionDescription | undefined,
): number {
  const period = known === undefined ? 0 : (time - known.heardAt) / 1000;
  const lifetime = Math.max(leastLifetime, 10 * period);
  const stop = Number(session?.timing?.stop ?? 0);
  if (!(stop > ntpEpoch)) return lifetime;
  return Math.min(lifetime, Math.max(0, stop - ntpEpoch - time / 1000));
}

function encrypted({ source }: SapHeader) {
  return {
    kind: 'session',
    name: 'encrypted session',
    places: [],
    facts: facts({ announcer: source }),
  };
}

function announcedOf({ source }: SapHeader, parsed: NonNullable<ReturnType<typeof parseSession>>) {
  const { session } = parsed;
  const { name, description, origin } = session;
  return {
    kind: 'session',
    name: shownText(name ?? ''),
    places: placesOf(parsed),
    facts: facts({
      description: shownText(description ?? ''),
      announcer: source,
      originator: shownText(origin?.address ?? ''),
      clock: clockOf(session),
      'media clock': mediaClockOf(session),
    }),
  };
}

/** The library makes a list of it, other than its types say (RFC 7273, section 4.8). */
function clockOf(session: SessionDescription): string | undefined {
  const [clock] = [session, ...session.media].flatMap(
    ({ tsRefClocks }): { clksrc?: unknown; clksrcExt?: unknown }[] => [tsRefClocks ?? []].flat(),
  );
  if (clock === undefined) return undefined;
  return shownText([clock.clksrc, clock.clksrcExt].filter(Boolean).join(' '));
}

/** `direct=0` (RFC 7273, section 5.4). */
function mediaClockOf(session: SessionDescription): string | undefined {
  const clock = [session, ...session.media].find(
    ({ mediaClk }) => mediaClk !== undefined,
  )?.mediaClk;
  if (clock === undefined) return undefined;
  const { mediaClockName, mediaClockValue } = clock;
  return shownText([mediaClockName, mediaClockValue].filter(Boolean).join('='));
}
