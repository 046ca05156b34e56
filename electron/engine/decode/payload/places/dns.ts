import { uint16, uint8 } from '../bytes';
import type { PayloadDatagram } from '../decoder';
import { layout, PlaceList, type FieldPlaces } from './place';

/** RFC 1035, section 4.1.1. */
const header = layout({
  'dns.id': [0, 2],
  'dns.flags.response': [2],
  'dns.flags.opcode': [2],
  'dns.flags.truncated': [2],
  'dns.flags.rcode': [3],
  'dns.count.queries': [4, 2],
  'dns.count.answers': [6, 2],
  'dns.count.auth_rr': [8, 2],
  'dns.count.add_rr': [10, 2],
});

const headerSize = 12;

/** RFC 1035, section 3.2.2; RFC 3596; RFC 2782; RFC 6891. */
const types = { a: 1, ptr: 12, txt: 16, aaaa: 28, srv: 33, opt: 41 } as const;

/** Questions and records are walked as they lie; names are where they are written, not where they point. */
export function dnsPlaces({ payload }: PayloadDatagram): FieldPlaces {
  const places = new PlaceList();
  const questions = uint16(payload, 4);
  const records = [6, 8, 10].reduce((sum, at) => sum + uint16(payload, at), 0);
  let at = headerSize;
  for (let count = 0; count < questions && at < payload.length; count += 1) {
    at = placeQuestion(payload, at, places);
  }
  for (let count = 0; count < records && at < payload.length; count += 1) {
    at = placeRecord(payload, at, places);
  }
  return { ...header, ...places.found() };
}

/** RFC 1035, section 4.1.2. */
function placeQuestion(payload: Uint8Array, at: number, places: PlaceList): number {
  const end = nameEnd(payload, at);
  places.add('dns.qry.name', at, end - at);
  places.add('dns.qry.type', end, 2);
  return end + 4;
}

/** RFC 1035, section 4.1.3. */
function placeRecord(payload: Uint8Array, at: number, places: PlaceList): number {
  const end = nameEnd(payload, at);
  const type = uint16(payload, end);
  const dataAt = end + 10;
  const next = dataAt + uint16(payload, end + 8);
  if (type === types.opt) return next;
  places.add('dns.resp.name', at, end - at);
  places.add('dns.resp.type', end, 2);
  places.add('dns.resp.ttl', end + 4, 4);
  placeData(payload, type, { at: dataAt, next }, places);
  return next;
}

function placeData(
  payload: Uint8Array,
  type: number,
  { at, next }: { at: number; next: number },
  places: PlaceList,
): void {
  switch (type) {
    case types.a:
      return places.add('dns.a', at, 4);
    case types.aaaa:
      return places.add('dns.aaaa', at, 16);
    case types.ptr:
      return places.add('dns.ptr.domain_name', at, next - at);
    case types.srv:
      places.add('dns.srv.port', at + 4, 2);
      return places.add('dns.srv.target', at + 6, next - at - 6);
    case types.txt:
      return placeTexts(payload, { at, next }, places);
  }
}

/** Strings, each with its length before it (RFC 1035, section 3.3.14). */
function placeTexts(
  payload: Uint8Array,
  { at, next }: { at: number; next: number },
  places: PlaceList,
): void {
  for (let text = at; text < next; text += 1 + uint8(payload, text)) {
    places.add('dns.txt', text + 1, uint8(payload, text));
  }
}

/** Behind the empty label, or behind a pointer, which always comes last (RFC 1035, section 4.1.4). */
function nameEnd(payload: Uint8Array, from: number): number {
  let at = from;
  while (at < payload.length) {
    const length = uint8(payload, at);
    if (length >= 0xc0) return at + 2;
    if (length === 0) return at + 1;
    at += 1 + length;
  }
  return at;
}
