import type { LocatedValue, ProtocolContent } from '../../contract';
import { payloadFields, type Decoded, type FieldPlaces, type FieldValue } from '../decode/payload';
import type { Dissection } from '../filter/dissection';
import { equalities } from '../filter/expression';
import { Allowance, shown } from './bounds';

const descriptions = new Map(payloadFields.map(({ name, description }) => [name, description]));

/** What the payload of a protocol tells, each value with its place and the filter that finds it. */
export function protocolContent(
  { protocol, summary, fields }: Decoded,
  datagram: Dissection,
  places: FieldPlaces,
): ProtocolContent {
  const allowance = new Allowance();
  const told = Object.entries(fields).map(([name, value]) => ({
    name,
    description: descriptions.get(name) ?? '',
    values: valuesOf(allowance.take([value].flat()), {
      filters: equalities(name, datagram),
      places: placesOf(places[name], [value].flat().length, datagram),
    }),
  }));
  return {
    kind: 'protocol',
    protocol,
    summary: shown(summary),
    fields: told.filter(({ values }) => values.length > 0),
    omitted: allowance.omitted,
  };
}

function valuesOf(
  values: readonly FieldValue[],
  { filters, places }: { filters: readonly (string | null)[]; places: FieldPlaces[string] },
): LocatedValue[] {
  return values.map((value, at) => ({
    value: shown(String(value)),
    place: places[at] ?? null,
    filter: filters[at] ?? null,
  }));
}

/** None unless there is one for each value, and as far as the payload was captured. */
function placesOf(
  places: FieldPlaces[string] | undefined,
  count: number,
  { row }: Dissection,
): FieldPlaces[string] {
  const isWhole = places?.every(({ offset, length }) => offset + length <= row.payload.length);
  return places !== undefined && places.length === count && isWhole === true ? places : [];
}
