import type { ReplayPace, ReplayRequestInput } from '../../../electron/contract';
import { writtenLines, type Pair, type ReplayDraft } from './draft';

/** What the draft asks for, where it has no problems; `shown` is the filter of the window. */
export function requestOf(draft: ReplayDraft, shown: string): ReplayRequestInput {
  return {
    what: {
      from: draft.from.trim(),
      until: draft.until.trim(),
      filter: filterOf(draft, shown),
      truncated: draft.truncated,
      limit: numberOrNull(draft.limit),
    },
    where: whereOf(draft),
    when: {
      pace: paceOf(draft),
      // The gaps of the log mean nothing at another pace.
      maxGap: draft.pace === 'original' ? numberOrNull(draft.maxGap) : null,
      startAt: draft.startAt.trim(),
      timing: draft.timing,
      loops: draft.forEver ? 0 : Number(draft.loops),
      closingGap: draft.closingGap,
    },
    rewriting: {
      replace: writtenLines(draft.replacements).map(replacementText),
      rtp: draft.rtp,
      syslogTime: draft.syslogTime,
    },
    mostRate: numberOrNull(draft.mostRate),
    stopOnError: draft.stopOnError,
  };
}

/** How fast the draft has it. */
export function paceOf({ pace, factor, perSecond, megabits }: ReplayDraft): ReplayPace {
  switch (pace) {
    case 'original':
      return { kind: pace, factor: Number(factor) };
    case 'datagrams':
      return { kind: pace, perSecond: Number(perSecond) };
    case 'bits':
      return { kind: pace, perSecond: Math.max(1, Number(megabits) * 1_000_000) };
    case 'top':
      return { kind: pace };
  }
}

/** A line of the table of destinations in the form of the command. */
export function mappingText({ from, to }: Pair): string {
  return `${from.trim()}=${to.trim()}`;
}

/** A line of the table of replacements; an equals sign of a text would end it. Spaces are part of it. */
export function replacementText({ from, to }: Pair): string {
  const isHex = /^0x/iu.test(from);
  return `${isHex ? from : from.replaceAll('=', String.raw`\x3d`)}=${to}`;
}

function filterOf({ rows, filter }: ReplayDraft, shown: string): string {
  switch (rows) {
    case 'all':
      return '';
    case 'shown':
      return shown;
    case 'filter':
      return filter;
  }
}

function whereOf(draft: ReplayDraft): ReplayRequestInput['where'] {
  const mappings = draft.where === 'table' ? writtenLines(draft.mappings).map(mappingText) : [];
  const to = { original: '', one: draft.to, table: draft.otherwise }[draft.where];
  const { sourcePorts, ttl, loopback } = draft;
  return {
    mappings,
    to: to.trim(),
    sourcePorts,
    interface: draft.interface,
    ttl: numberOrNull(ttl),
    loopback,
  };
}

function numberOrNull(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
