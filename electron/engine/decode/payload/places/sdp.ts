import { longestDescription, longestLine } from '../sdp';
import { linesIn, type Line } from './lines';
import { PlaceList, type FieldPlaces } from './place';

/** The lines of the session, or of one media, by their letter: of several the last, as the library has it. */
type Section = Map<string, Line>;

/** Of a session description that begins at `from` (RFC 8866, section 5). */
export function sessionPlaces(payload: Uint8Array, from: number): FieldPlaces {
  const [session = new Map<string, Line>(), ...media] = sectionsOf(payload, from);
  const places = new PlaceList();
  placeWords(session.get('o'), originWords, places);
  const name = session.get('s');
  if (name !== undefined) places.add('sdp.session_name', name.offset + 2, name.text.length - 2);
  for (const section of [session, ...media]) placeConnection(section.get('c'), places);
  for (const section of media) placeWords(section.get('m'), mediaWords, places);
  return places.found();
}

function sectionsOf(payload: Uint8Array, from: number): Section[] {
  const sections: Section[] = [new Map()];
  for (const line of linesIn(payload, from, from + longestDescription)) {
    const letter = /^([a-z])=/u.exec(line.text)?.[1];
    // Lines that the decoder passes over; a byte that is not ASCII is less than a character there.
    if (letter === undefined || line.text.length > longestLine) continue;
    if (letter === 'm') sections.push(new Map());
    sections.at(-1)?.set(letter, line);
  }
  return sections;
}

/** Which word of a line is which field, from 0. */
type Words = Readonly<Record<string, number>>;

/** `o=- 2890844526 2890842807 IN IP4 192.0.2.1` */
const originWords: Words = {
  'sdp.owner.username': 0,
  'sdp.owner.sessionid': 1,
  'sdp.owner.address': 5,
};

/** `m=video 5004/2 RTP/AVP 33`; what follows the third word is the format. */
const mediaWords: Words = {
  'sdp.media.media': 0,
  'sdp.media.port': 1,
  'sdp.media.proto': 2,
  'sdp.media.format': 3,
};

function placeWords(line: Line | undefined, words: Words, places: PlaceList): void {
  if (line === undefined) return;
  const found = [...line.text.slice(2).matchAll(/\S+/gu)];
  for (const [name, index] of Object.entries(words)) {
    const word = found[index];
    if (word === undefined) continue;
    const from = line.offset + 2 + word.index;
    const isRest = name === 'sdp.media.format';
    const port = name === 'sdp.media.port' ? word[0].split('/', 1)[0] : word[0];
    places.add(name, from, isRest ? line.offset + line.text.length - from : (port ?? '').length);
  }
}

/** `c=IN IP4 239.1.1.1/32`: address and, of IPv4, the TTL of the group. */
function placeConnection(line: Line | undefined, places: PlaceList): void {
  const match = line && /^c=IN IP[46] ([^\s/]+)(?:\/([^\s/]+))?/u.exec(line.text);
  if (line === undefined || !match) return;
  const [, address = '', ttl] = match;
  const from = line.offset + 'c=IN IP4 '.length;
  places.add('sdp.connection_info.address', from, address.length);
  if (ttl === undefined) return;
  places.add('sdp.connection_info.ttl', from + address.length + 1, ttl.length);
}
