import type { LocatedValue, NamedValue, Place } from '../../contract';
import type { MessagePart, MessagePlaces } from '../decode/syslog';
import { containing, equalityOf } from '../filter/expression';
import type { Dissection } from '../filter/dissection';
import { shown } from './bounds';

type Handle = Pick<LocatedValue, 'place' | 'filter'>;

/** Says of the parts of a syslog message where they lie and which filters find them. */
export class MessageHandles {
  constructor(
    readonly datagram: Dissection,
    readonly places: MessagePlaces,
  ) {}

  /** A part that the filter language has a field for. */
  part(part: MessagePart, name: string): Handle {
    return {
      place: this.places.parts.get(part) ?? null,
      filter: equalityOf(name, this.datagram),
    };
  }

  /** The text of a part; null where there is none. */
  text(text: string | undefined, part: MessagePart, name: string): LocatedValue | null {
    return text === undefined ? null : { value: shown(text), ...this.part(part, name) };
  }

  /** The text of the message, which others contain as part of a longer one. */
  message(text: string | undefined): LocatedValue | null {
    if (text === undefined) return null;
    const place = this.places.parts.get('message') ?? null;
    const message = this.datagram.syslog?.message;
    const own = message === undefined ? null : containing('gramscope.text', utf8(message));
    return { value: shown(text), place, filter: own };
  }

  /** Something under a name that the filter language has no field for. */
  named(name: string, value: string, place: Place | undefined): NamedValue {
    return { name: shown(name), value: shown(value), ...this.bytes(place) };
  }

  /** What the filter language has no field for is looked for as the bytes that it is. */
  bytes(place: Place | undefined): Handle {
    if (place === undefined) return { place: null, filter: null };
    const { offset, length } = place;
    const bytes = this.datagram.payload.slice(offset, offset + length);
    return { place, filter: containing('gramscope.payload', bytes) };
  }
}

function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
