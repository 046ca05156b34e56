import { isAscii, isUtf8 } from 'node:buffer';
import type { Place } from '../../../contract';
import type { SyslogCharset } from './charset';

/** Parts of a message that lie in one piece. */
export type MessagePart =
  'pri' | 'version' | 'timestamp' | 'hostname' | 'appname' | 'procid' | 'msgid' | 'message';

/** What of a source the text of the message is made from. */
interface Payload {
  readonly bytes: Buffer;
  readonly end: number;
  readonly charset: SyslogCharset;
}

/** What bytes of the message its text is made of, where that can be told. */
interface TextBytes {
  /** The text as it was decoded. */
  readonly text: string;
  /** In bytes of the payload. */
  readonly offset: number;
  /** `utf-8` where characters take one to four bytes; null where nothing is known. */
  readonly each: 'byte' | 'utf-8' | null;
}

/**
 * Where in the payload the parts of a message lie, noted while it is read by whoever wants to point at
 * them. What was reckoned, or is not sent in one piece, has no place.
 */
export class MessagePlaces {
  readonly parts = new Map<MessagePart, Place>();
  /** By SD-ID and PARAM-NAME with a space between, which neither can have; with name and quotes. */
  readonly parameters = new Map<string, Place>();
  /** By the names of `SyslogMessage.fields`. Of several with one name it is the first. */
  readonly fields = new Map<string, Place>();
  #text: TextBytes | null = null;
  // Where the last one was found: those of a long text come in order.
  #known = { index: 0, offset: 0 };

  /** Starts anew: what was read was of another kind. */
  clear(): void {
    for (const places of [this.parts, this.parameters, this.fields]) places.clear();
    this.#text = null;
  }

  /** In bytes of the payload, `to` excluded. */
  notePart(part: MessagePart, from: number, to: number): void {
    this.parts.set(part, { offset: from, length: to - from });
  }

  noteParameter(id: string, name: string, from: number, to: number): void {
    const key = `${id} ${name}`;
    if (!this.parameters.has(key)) this.parameters.set(key, { offset: from, length: to - from });
  }

  /** Notes the text of the message, in bytes of the payload, so that places in it can be told. */
  noteMessage(source: Payload, text: string, from: number): void {
    this.notePart('message', from, source.end);
    this.#text = { text, offset: from, each: bytesOfEach(source, text, from) };
    this.#known = { index: 0, offset: from };
  }

  /** A field of the message, by places in its text. */
  noteField(name: string, from: number, to: number): void {
    if (this.fields.has(name) || to <= from) return;
    const place = this.#placeOf(from, to);
    if (place !== null) this.fields.set(name, place);
  }

  /** A field by its place in the payload, in bytes, `to` excluded. */
  noteBytes(name: string, from: number, to: number): void {
    if (!this.fields.has(name) && to > from) {
      this.fields.set(name, { offset: from, length: to - from });
    }
  }

  /** A field that says again what a part of the header, a parameter or another field says. */
  noteAgain(name: string, place: Place | undefined): void {
    if (place !== undefined && !this.fields.has(name)) this.fields.set(name, place);
  }

  /** A part of the header that was found in the text of the message. */
  notePartOfMessage(part: MessagePart, from: number, to: number): void {
    const place = this.#placeOf(from, to);
    if (place === null) this.parts.delete(part);
    else this.parts.set(part, place);
  }

  #placeOf(from: number, to: number): Place | null {
    const offset = this.#offsetOf(from);
    const end = offset === null ? null : this.#offsetOf(to);
    return offset === null || end === null ? null : { offset, length: end - offset };
  }

  #offsetOf(index: number): number | null {
    if (this.#text === null || this.#text.each === null) return null;
    const { text, offset, each } = this.#text;
    if (each === 'byte') return offset + index;
    const start = index < this.#known.index ? { index: 0, offset } : this.#known;
    const passed = Buffer.byteLength(text.slice(start.index, index));
    this.#known = { index, offset: start.offset + passed };
    return this.#known.offset;
  }
}

function bytesOfEach(source: Payload, text: string, from: number): TextBytes['each'] {
  const bytes = source.bytes.subarray(from, source.end);
  if (isAscii(bytes)) return 'byte';
  // RFC 5424 has texts that are UTF-8 whatever the socket is set to.
  if (isUtf8(bytes) && bytes.toString('utf8') === text) return 'utf-8';
  return source.charset === 'latin1' || source.charset === 'windows-1252' ? 'byte' : null;
}
