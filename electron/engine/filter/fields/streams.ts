import type { Predicate, StreamEventKind } from '#native';
import type { Dissection } from '../dissection';
import type { FilterField, Indexed } from '../field';

// What the analysis of streams knows. It is not in the datagram: only a query of the log can be asked about it, or
// whoever shows datagrams whose streams are known.

const most = 0xffff_ffff;

const alarms = ['loss-alarm', 'jitter-alarm', 'burst-alarm', 'buffer-alarm'] as const;

function happened(of: readonly StreamEventKind[]): Predicate {
  return { kind: 'streamEvent', of };
}

function counted(of: readonly StreamEventKind[], least: number, upTo: number): Predicate {
  return { kind: 'streamEvent', of, least, most: upTo };
}

/** What events of these kinds count, together; null where there are none. */
function sum({ stream }: Dissection, of: readonly StreamEventKind[]): number | null {
  const counts = stream.events.flatMap(({ kind, count }) => (of.includes(kind) ? [count] : []));
  if (counts.length === 0) return null;
  return Math.min(
    most,
    counts.reduce((total, count) => total + count),
  );
}

function listOf(value: number | null): readonly number[] {
  return value === null ? [] : [value];
}

function indexed(present: Predicate, between: (least: number, upTo: number) => Predicate): Indexed {
  return { kind: 'number', least: 0, most, values: [{ present, between }] };
}

function countField(name: string, kind: StreamEventKind, description: string): FilterField {
  return {
    name: `gramscope.${name}`,
    type: 'number',
    most,
    description,
    values: (datagram) => listOf(sum(datagram, [kind])),
    indexed: indexed(happened([kind]), (least, upTo) => counted([kind], least, upTo)),
  };
}

function eventField(
  name: string,
  of: readonly StreamEventKind[],
  description: string,
): FilterField {
  return {
    name: `gramscope.${name}`,
    type: 'presence',
    description,
    values: (datagram) => (sum(datagram, of) === null ? [] : [1]),
    indexed: { kind: 'presence', present: happened(of) },
  };
}

/** A lost packet of RTP with a transport stream inside is told twice: its number counts, not what was in it. */
function lostBetween(least: number, upTo: number): Predicate {
  const ofContinuity: Predicate = {
    kind: 'and',
    of: [{ kind: 'not', of: happened(['lost']) }, counted(['continuity'], least, upTo)],
  };
  return { kind: 'or', of: [counted(['lost'], least, upTo), ofContinuity] };
}

export const streamFields: readonly FilterField[] = [
  {
    name: 'gramscope.stream',
    type: 'number',
    most,
    description: 'Number of its stream, in the order in which they began',
    values: ({ stream }) => (stream.number === 0 ? [] : [stream.number]),
    indexed: indexed({ kind: 'stream' }, (least, upTo) => ({ kind: 'stream', least, most: upTo })),
  },
  {
    name: 'gramscope.lost',
    type: 'number',
    most,
    description: 'Packets of its stream that were missing when it came',
    values: (datagram) => listOf(sum(datagram, ['lost']) ?? sum(datagram, ['continuity'])),
    indexed: indexed(happened(['lost', 'continuity']), lostBetween),
  },
  countField('continuity', 'continuity', 'Packets of MPEG-TS that were missing when it came'),
  eventField('duplicate', ['duplicate'], 'Has come before'),
  countField('reordered', 'reordered', 'How many packets of its stream it is late by'),
  eventField('restart', ['restart'], 'The sender of its stream began anew'),
  countField('clock_jump', 'clock-jump', 'Milliseconds by which its media clock jumped'),
  countField('transport_error', 'transport-error', 'Packets of MPEG-TS in it that are damaged'),
  eventField('new_stream', ['new'], 'First one of its stream'),
  eventField('loss_alarm', ['loss-alarm'], 'With it, its stream has lost more than the limit'),
  eventField('jitter_alarm', ['jitter-alarm'], 'With it, the jitter is above its limit'),
  eventField('burst_alarm', ['burst-alarm'], 'With it, a burst is above its limit'),
  eventField('buffer_alarm', ['buffer-alarm'], 'With it, a buffer would be above its limit'),
  eventField('alarm', alarms, 'With it, any of these limits is exceeded'),
];

const names = new Set(streamFields.map(({ name }) => name));

/** Whether the name is that of one of these. */
export function isStreamField(name: string): boolean {
  return names.has(name);
}
