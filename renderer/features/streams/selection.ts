import type { StreamLine } from '../../../electron/contract';

/** Lines that were pulled, from a place of the list on. */
export interface StreamPage {
  from: number;
  streams: readonly StreamLine[];
}

/** What is selected in a list that may be in another order at any moment. */
export interface StreamSelection {
  /** Number of the stream; it stays selected wherever it stands. */
  stream: number | null;
  /** Where it was seen last, from 0. */
  place: number;
  /** A place that a key led to, of which the stream is not known yet. */
  wanted: number | null;
}

export const noSelection: StreamSelection = { stream: null, place: 0, wanted: null };

/** The stream at a place; undefined where it has not been pulled. */
export function streamAt({ from, streams }: StreamPage, place: number): StreamLine | undefined {
  return streams[place - from];
}

/** Takes note of lines that came: of where the selected stream is, and of one that a key led to. */
export function seen(selection: StreamSelection, page: StreamPage): StreamSelection {
  const led = selection.wanted === null ? undefined : streamAt(page, selection.wanted);
  if (selection.wanted !== null && led !== undefined) {
    return { stream: led.number, place: selection.wanted, wanted: null };
  }
  const at = page.streams.findIndex(({ number }) => number === selection.stream);
  const place = page.from + at;
  return at < 0 || place === selection.place ? selection : { ...selection, place };
}

/** Selects what is at a place, at once or as soon as it is known. */
export function selectedAt(
  selection: StreamSelection,
  page: StreamPage,
  place: number,
): StreamSelection {
  return seen({ ...selection, wanted: place }, page);
}

/** Where keys move on from; null where nothing is selected. */
export function placeOf({ stream, place, wanted }: StreamSelection): number | null {
  return wanted ?? (stream === null ? null : place);
}
