import type { ReplayPace, ReplayRequestInput } from '../../../electron/contract';

/** One line of a table: what is put in the place of what. */
export interface Pair {
  /** By which the line is known as long as it is there. */
  id: number;
  from: string;
  to: string;
}

/** What stands in the form, as it was typed. */
export interface ReplayDraft {
  /** `shown`: what the filter that is applied to the window lets through. */
  rows: 'all' | 'shown' | 'filter';
  filter: string;
  /** Numbers of datagrams, or times. */
  from: string;
  until: string;
  where: 'original' | 'one' | 'table';
  /** The one destination for all. */
  to: string;
  mappings: readonly Pair[];
  /** Where all goes that no line of the table fits; where it went, if empty. */
  otherwise: string;
  sourcePorts: ReplayRequestInput['where']['sourcePorts'];
  interface: string;
  ttl: string;
  loopback: boolean;
  pace: ReplayPace['kind'];
  /** How many times as fast, and how many datagrams and millions of bits a second. */
  factor: string;
  perSecond: string;
  megabits: string;
  loops: string;
  forEver: boolean;
  closingGap: boolean;
  timing: ReplayRequestInput['when']['timing'];
  /** Seconds. */
  maxGap: string;
  startAt: string;
  limit: string;
  truncated: ReplayRequestInput['what']['truncated'];
  replacements: readonly Pair[];
  rtp: boolean;
  syslogTime: boolean;
  /** Datagrams a second. */
  mostRate: string;
  stopOnError: boolean;
}

/** As the command does it, if nothing is said. */
export const initialDraft: ReplayDraft = {
  rows: 'all',
  filter: '',
  from: '',
  until: '',
  where: 'original',
  to: '',
  mappings: [{ id: 1, from: '', to: '' }],
  otherwise: '',
  sourcePorts: 'keep',
  interface: '',
  ttl: '',
  loopback: true,
  pace: 'original',
  factor: '1',
  perSecond: '1000',
  megabits: '10',
  loops: '1',
  forEver: false,
  closingGap: true,
  timing: 'balanced',
  maxGap: '',
  startAt: '',
  limit: '',
  truncated: 'skip',
  replacements: [],
  rtp: false,
  syslogTime: false,
  mostRate: '',
  stopOnError: false,
};

/** With an empty line at the end. */
export function withLine(pairs: readonly Pair[]): Pair[] {
  const id = Math.max(0, ...pairs.map((pair) => pair.id)) + 1;
  return [...pairs, { id, from: '', to: '' }];
}

export function withoutLine(pairs: readonly Pair[], id: number): Pair[] {
  return pairs.filter((pair) => pair.id !== id);
}

/** With another content of the line that has this number. */
export function withChanged(pairs: readonly Pair[], changed: Pair): Pair[] {
  return pairs.map((pair) => (pair.id === changed.id ? changed : pair));
}

/** Lines in which something stands. */
export function writtenLines(pairs: readonly Pair[]): Pair[] {
  return pairs.filter(({ from, to }) => from.trim() !== '' || to.trim() !== '');
}
