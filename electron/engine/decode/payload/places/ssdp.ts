import type { PayloadDatagram } from '../decoder';
import { linesIn, type Line } from './lines';
import { PlaceList, type FieldPlaces } from './place';

/** As much of a message as the decoder reads. */
const longestMessage = 8192;

/** Fields that are the values of headers; `st` goes before `nt`. */
const fieldOf: Readonly<Record<string, string>> = {
  host: 'http.host',
  location: 'http.location',
  server: 'http.server',
  'user-agent': 'http.user_agent',
  'cache-control': 'http.cache_control',
  nts: 'gramscope.ssdp.nts',
  st: 'gramscope.ssdp.target',
  nt: 'gramscope.ssdp.target',
  usn: 'gramscope.ssdp.usn',
  mx: 'gramscope.ssdp.mx',
};

export function ssdpPlaces({ payload }: PayloadDatagram): FieldPlaces {
  const [first, ...lines] = linesIn(payload, 0, longestMessage);
  const headers = headerPlaces(lines);
  if (headers.has('st')) headers.delete('nt');
  const places = new PlaceList();
  if (first !== undefined) placeStart(first, places);
  for (const [header, { offset, length }] of headers) {
    const name = fieldOf[header];
    if (name !== undefined) places.add(name, offset, length);
  }
  return places.found();
}

/** The value of each header, without the spaces around it; of equal ones the first. */
function headerPlaces(lines: readonly Line[]) {
  const places = new Map<string, { offset: number; length: number }>();
  for (const { text, offset } of lines) {
    if (text === '') break;
    const colon = text.indexOf(':');
    const name = text.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = text.slice(colon + 1);
    const spaces = value.length - value.trimStart().length;
    const place = { offset: offset + colon + 1 + spaces, length: value.trim().length };
    if (name !== '' && !places.has(name)) places.set(name, place);
  }
  return places;
}

/** `NOTIFY * HTTP/1.1`, or `HTTP/1.1 200 OK`. */
function placeStart({ text, offset }: Line, places: PlaceList): void {
  if (text.startsWith('HTTP/')) return places.add('http.response.code', offset + 9, 3);
  const method = text.indexOf(' ');
  places.add('http.request.method', offset, method);
  places.add('http.request.uri', offset + method + 1, 1);
}
