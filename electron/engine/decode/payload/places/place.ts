import type { Place } from '../../../../contract';

/**
 * Where in a payload the values of fields lie, by name, in the order of the values. A field of which it is
 * not known is absent.
 */
export type FieldPlaces = Readonly<Record<string, readonly Place[]>>;

/** Offset and length of the one value of a field, in bytes; the length is 1 unless told. */
type Extent = readonly [offset: number, length?: number];

/** Of a header whose fields are always at the same place; `from` is where it begins. */
export function layout(fields: Readonly<Record<string, Extent>>, from = 0): FieldPlaces {
  return Object.fromEntries(
    Object.entries(fields).map(([name, [offset, length = 1]]) => [
      name,
      [{ offset: from + offset, length }],
    ]),
  );
}

/** Where a part lies of which the bytes are a view into the payload. */
export function placeOf(payload: Uint8Array, part: Uint8Array): Place {
  return { offset: part.byteOffset - payload.byteOffset, length: part.length };
}

/** Places while they are found, one value after the other. */
export class PlaceList {
  readonly #places = new Map<string, Place[]>();

  add(name: string, offset: number, length: number): void {
    const known = this.#places.get(name);
    if (known === undefined) this.#places.set(name, [{ offset, length }]);
    else known.push({ offset, length });
  }

  found(): FieldPlaces {
    return Object.fromEntries(this.#places);
  }
}
