import { formatEndpoint } from '../../contract';
import type { Datagram } from '../capture/datagram';
import { shellWord } from './shell-word';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A line for a shell that sends the same to where it went. */
export function sendCommand({ dst, dstPort, payload }: Datagram): string {
  const to = dstPort === null ? unixAddress(dst) : formatEndpoint(dst, dstPort);
  return `gramscope send ${shellWord(to)} ${contentOf(payload)}`;
}

function unixAddress(path: string): string {
  return path.startsWith('unix:') ? path : `unix:${path}`;
}

function contentOf(payload: Uint8Array): string {
  const text = textOf(payload);
  return text === null
    ? `--hex ${Buffer.from(payload).toString('hex')}`
    : `--text ${shellWord(escaped(text))}`;
}

/** Null where the bytes are no text. */
function textOf(payload: Uint8Array): string | null {
  try {
    return utf8.decode(payload);
  } catch {
    return null;
  }
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

/** What a terminal would obey, or a reader not see, as `--text` takes it. */
function escaped(text: string): string {
  return text.replaceAll(
    /[\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu,
    (character) => shortEscapes[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}
