import type { MediaDescription, SessionDescription } from 'sdp-transform';
import type { StreamClock } from '#native';
import type { AnnouncedPlace } from '../../contract';
import type { parseSession } from '../decode/payload/sdp';
import { clocksOf, mostSessionClocks } from './session-clocks';
import { shownText } from './text';

type Parsed = NonNullable<ReturnType<typeof parseSession>>;

/** Places of one session, however many ports and addresses it claims. */
const mostPlaces = 32;

/** Sources of one place. */
const mostSources = 8;

/** Where the media of a session are: one place for each address and port (RFC 8866, 5.7 and 5.14). */
export function placesOf(parsed: Parsed): AnnouncedPlace[] {
  return mediaPlaces(parsed).map(({ place }) => place);
}

/** The clock rates that the media of a session have at their places. */
export function sessionClocks(parsed: Parsed): StreamClock[] {
  return mediaPlaces(parsed)
    .flatMap(({ media, place }) => clocksOf(media, place))
    .slice(0, mostSessionClocks);
}

interface MediaPlace {
  media: MediaDescription;
  place: AnnouncedPlace;
}

function mediaPlaces({ session, portCounts }: Parsed): MediaPlace[] {
  const places: MediaPlace[] = [];
  for (const [at, media] of session.media.entries()) {
    const connection = media.connection ?? session.connection;
    if (connection === undefined) continue;
    for (const host of hostsOf(String(connection.ip))) {
      for (const port of portsOf(media, portCounts[at] ?? 1)) {
        if (places.length === mostPlaces) return places;
        const sources = sourcesOf(session, media, host);
        places.push({ media, place: { media: mediaText(media), host, port, sources } });
      }
    }
  }
  return places;
}

/** `239.1.1.1/32/3` are three addresses with 32 hops; IPv6 has no hops in it: `ff15::101/3`. */
function hostsOf(text: string): string[] {
  const [address = '', ...numbers] = text.split('/');
  const host = shownText(address);
  const count = Number(numbers[host.includes(':') ? 0 : 1] ?? 1);
  if (!(count > 1)) return [host];
  return Array.from({ length: Math.min(count, mostPlaces) }, (_, at) => following(host, at)).filter(
    (each) => each !== undefined,
  );
}

/** The address so many further on, where only the last part of it grows; undefined beyond that. */
function following(address: string, steps: number): string | undefined {
  const [, head = '', last = ''] = /^(.*[.:])([^.:]*)$/u.exec(address) ?? [];
  const base = address.includes(':') ? 16 : 10;
  const next = parseInt(last === '' ? '0' : last, base) + steps;
  if (!(next <= (base === 16 ? 0xffff : 0xff))) return undefined;
  return `${head}${next.toString(base)}`;
}

/** Of RTP each second port is for RTCP. */
function portsOf({ port, protocol }: MediaDescription, count: number): number[] {
  if (typeof port !== 'number' || !Number.isSafeInteger(port)) return [];
  const step = protocol?.startsWith('RTP/') === true ? 2 : 1;
  return Array.from(
    { length: Math.min(Math.max(count, 1), mostPlaces) },
    (_, at) => port + step * at,
  );
}

/** `audio L24/48000/8` */
function mediaText({ type, rtp, protocol, payloads }: MediaDescription): string {
  const codecs = rtp
    .slice(0, 3)
    .map(({ codec, rate, encoding }) => [codec, rate, encoding].filter(Boolean).join('/'));
  // Static payload types have no name in the description (RFC 3551, table 4 and 5).
  const formats = codecs.length > 0 ? codecs : [protocol ?? '', payloads ?? ''];
  return shownText([type, ...formats].join(' '));
}

/**
 * Sources of a group (RFC 4570): what the media says goes before what the session says. Those that are
 * excluded cannot be left out by a join.
 */
function sourcesOf(session: SessionDescription, media: MediaDescription, host: string): string[] {
  const filter = [media.sourceFilter, session.sourceFilter].find(
    (each) =>
      each?.filterMode === 'incl' && (each.destAddress === host || each.destAddress === '*'),
  );
  const sources = filter === undefined ? [] : String(filter.srcList).split(/\s+/u);
  return sources
    .filter((source) => source !== '')
    .slice(0, mostSources)
    .map(shownText);
}
