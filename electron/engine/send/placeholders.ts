import type { PayloadReading } from './payload-reading';
import { readEscapes } from './payload-text';

/** What placeholders tell of a datagram. */
export interface SendMoment {
  /** How many were sent before it. */
  index: number;
  time: Date;
}

/** Makes the payload of each datagram. */
export type PayloadOf = (moment: SendMoment) => Uint8Array;

/** What a placeholder becomes. */
type Filling = (moment: SendMoment) => string;

/** An escape, which may have braces of its own, or something with braces that is none. */
const token = /\\u\{[0-9a-f]{1,6}\}|\\.|\{\{|\}\}|\{(?<name>[^{}\\]*)\}|[{}]/gisu;

/** What follows `counter:`; as many digits as a number holds without loss. */
const firstNumber = /^\d{1,15}$/u;

const times: Readonly<Record<string, (time: Date) => string>> = {
  '': (time) => time.toISOString(),
  syslog: syslogTime,
  unix: (time) => String(Math.floor(time.getTime() / 1000)),
  ms: (time) => String(time.getTime()),
};

const help =
  'There are {counter}, {counter:0001}, {time}, {time:syslog}, {time:unix} and {time:ms}; a brace that is none is written {{ or }}.';

/**
 * Reads a text with escapes (`textPayload`) and placeholders: `{counter}` counts from 1, `{counter:0001}` from
 * the number that follows, with as many digits; `{time}` is UTC as in RFC 3339 with milliseconds, and so as
 * RFC 5424 has it, `{time:syslog}` the local time of RFC 3164, `{time:unix}` seconds and `{time:ms}`
 * milliseconds since the epoch. `{{` and `}}` are braces.
 */
export function readTemplate(text: string): PayloadReading<PayloadOf> {
  const parts: PayloadOf[] = [];
  let from = 0;
  /** Adds what stands before `to`; escapes are read piece by piece, so that their places stay true. */
  const addText = (to: number): PayloadReading<Uint8Array> => {
    const read = readEscapes(text.slice(from, to));
    if (read.ok) parts.push(() => read.value);
    return read.ok ? read : shifted(read.problem, from);
  };
  for (const { 0: whole, index, groups } of text.matchAll(token)) {
    if (whole.startsWith('\\')) continue;
    const before = addText(index);
    if (!before.ok) return before;
    from = index + whole.length;
    const filling = fillingOf(whole, groups?.['name']);
    if (filling === null) return noPlaceholder(whole, index);
    parts.push((moment) => Buffer.from(filling(moment)));
  }
  const rest = addText(text.length);
  if (!rest.ok) return rest;
  return { ok: true, value: (moment) => Buffer.concat(parts.map((part) => part(moment))) };
}

/** Null for what is no placeholder. */
function fillingOf(whole: string, name: string | undefined): Filling | null {
  if (whole === '{{' || whole === '}}') return () => whole.charAt(0);
  if (name === undefined) return null;
  const [kind, ...rest] = name.split(':');
  const format = rest.join(':');
  if (kind === 'counter') return counterOf(rest.length === 0 ? '1' : format);
  const time = kind === 'time' && Object.hasOwn(times, format) ? times[format] : undefined;
  return time === undefined ? null : (moment) => time(moment.time);
}

function counterOf(first: string): Filling | null {
  if (!firstNumber.test(first)) return null;
  return ({ index }) => String(Number(first) + index).padStart(first.length, '0');
}

/** `Oct 11 22:14:15`, a day below 10 with a space before it (RFC 3164, section 4.1.2). */
function syslogTime(time: Date): string {
  const month = time.toLocaleString('en', { month: 'short' });
  const day = String(time.getDate()).padStart(2);
  return `${month} ${day} ${time.toTimeString().slice(0, 8)}`;
}

function shifted<Problem extends { from: number; to: number }>(
  problem: Problem,
  by: number,
): { ok: false; problem: Problem } {
  return { ok: false, problem: { ...problem, from: problem.from + by, to: problem.to + by } };
}

function noPlaceholder(whole: string, index: number): PayloadReading<never> {
  const message =
    whole.length === 1
      ? `"${whole}" alone is no placeholder.`
      : `"${whole}" is no placeholder that is known.`;
  return { ok: false, problem: { message, detail: help, from: index, to: index + whole.length } };
}
