import type { Datagram } from '../../capture/datagram';
import type { FieldPlaces } from './places/place';

/**
 * What a decoder is given. `length` is the size on the wire; `payload` is shorter where a snap
 * length cut it.
 */
export type PayloadDatagram = Pick<
  Datagram,
  'src' | 'srcPort' | 'dst' | 'dstPort' | 'payload' | 'length'
>;

export type FieldValue = string | number | boolean;

/**
 * Names are those of the descriptions and never come from the network. A field that occurs several
 * times has its values in the order of the payload. What is not in the payload is absent.
 */
export type Fields = Readonly<Record<string, FieldValue | readonly FieldValue[]>>;

export interface Decoded {
  /** As people write it: `RTP`, `mDNS`, `MPEG-TS`. */
  protocol: string;
  /** One line without control characters. */
  summary: string;
  /** Text among the values has its control characters escaped, as the summary has. */
  fields: Fields;
}

export interface FieldDescription {
  /** Wireshark's name where it has one, else one below `gramscope.`. */
  name: string;
  type: 'number' | 'string' | 'boolean';
  description: string;
}

export interface PayloadDecoder {
  /** Lower case, without spaces: `mpeg-ts`. */
  name: string;
  description: string;
  fields: readonly FieldDescription[];
  /** Well-known ports of either end. Datagrams of these are offered before anything else is tried. */
  ports: readonly number[];
  /** Whether datagrams of other ports are offered too: the structure alone is certain enough. */
  anyPort: boolean;
  /** Null unless the payload is certain enough to be of this protocol. Linear in its length. */
  decode(datagram: PayloadDatagram): Decoded | null;
  /**
   * Where the fields of a datagram lie that `decode` has taken, for whoever points at them. Apart, because
   * filters decode millions and never ask. A place of a field that is not there means nothing.
   */
  places?: FieldPlaces | ((datagram: PayloadDatagram) => FieldPlaces);
}

export function field(
  name: string,
  type: FieldDescription['type'],
  description: string,
): FieldDescription {
  return { name, type, description };
}

/** Without what is undefined, and without lists that are empty. */
export function present(
  values: Readonly<Record<string, FieldValue | readonly FieldValue[] | undefined>>,
): Fields {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, FieldValue | readonly FieldValue[]] =>
        entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
    ),
  );
}

/** Whether one end of the datagram has one of the ports. */
export function usesPort(datagram: PayloadDatagram, ports: readonly number[]): boolean {
  return [datagram.srcPort, datagram.dstPort].some((port) => port !== null && ports.includes(port));
}
