import type { Draft, SyslogFormat } from '../message';

interface PipePlace {
  from: number;
  /** Excluded. */
  to: number;
}

/** Notes where a part of a header lies that was read from the message. */
export function notePipe(draft: Draft, name: string, place: PipePlace | undefined): void {
  if (place !== undefined) draft.places?.noteField(name, place.from, place.to);
}

/**
 * The parts between pipes from `at` on, `count` at most, each of them ended by one. A backslash takes
 * the meaning from a pipe and from a backslash.
 */
export function readPipes(text: string, at: number, count: number) {
  const values: string[] = [];
  const places: PipePlace[] = [];
  let from = at;
  while (values.length < count) {
    const end = nextPipe(text, from);
    if (end >= text.length && from >= text.length) break;
    values.push(text.slice(from, end).replace(/\\([|\\])/g, '$1'));
    places.push({ from, to: end });
    from = end + 1;
  }
  return { values, places, end: Math.min(from, text.length) };
}

function nextPipe(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== '|') at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/** The layout is the vendor's own where nothing but a PRI is before it. */
export function formatWithoutHeader(draft: Draft, format: SyslogFormat): void {
  const hasHeader = draft.timestamp ?? draft.hostname ?? draft.appname;
  if (draft.format === 'rfc3164' && hasHeader === undefined) draft.format = format;
}
