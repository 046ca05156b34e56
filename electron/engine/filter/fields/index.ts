import { distance } from 'fastest-levenshtein';
import type { FilterField } from '../field';
import { datagramFields } from './datagram';
import { gramscopeFields } from './gramscope';
import { payloadFilterFields } from './payload';
import { streamFields } from './streams';
import { syslogFields } from './syslog';

/** Every field of the filter language, in the order of its help. */
export const filterFields: readonly FilterField[] = [
  ...datagramFields,
  ...syslogFields,
  ...gramscopeFields,
  ...streamFields,
  ...payloadFilterFields,
];

export { isStreamField } from './streams';

const byName = new Map(filterFields.map((field) => [field.name, field]));

/** What stands before the first point of names. */
const protocols = new Set(filterFields.map(({ name }) => name.split('.', 1)[0] ?? ''));

export function fieldNamed(name: string): FilterField | undefined {
  return byName.get(name);
}

/** Whether a word can only be meant as the name of a field. */
export function looksLikeField(word: string): boolean {
  return /^[a-z]\w*\./u.test(word) && protocols.has(word.split('.', 1)[0] ?? '');
}

/** What others call some fields. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['syslog.severity', 'syslog.level'],
  ['syslog.priority', 'syslog.level'],
  ['syslog.message', 'syslog.msg'],
  ['syslog.text', 'syslog.msg'],
  ['syslog.host', 'syslog.hostname'],
  ['syslog.app', 'syslog.appname'],
  ['syslog.program', 'syslog.appname'],
  ['syslog.tag', 'syslog.appname'],
  ['syslog.pid', 'syslog.procid'],
  ['frame.length', 'frame.len'],
  ['udp.src', 'udp.srcport'],
  ['udp.dst', 'udp.dstport'],
]);

/** The field that a word may have been meant for; undefined where none is near. */
export function nearestField(word: string): string | undefined {
  const synonym = synonyms.get(word.toLowerCase());
  if (synonym !== undefined) return synonym;
  const furthest = Math.max(2, Math.floor(word.length / 3));
  let nearest: { name: string; distance: number } | undefined;
  for (const { name } of filterFields) {
    if (Math.abs(name.length - word.length) > furthest) continue;
    const steps = distance(word.toLowerCase(), name);
    if (steps <= furthest && steps < (nearest?.distance ?? Infinity)) {
      nearest = { name, distance: steps };
    }
  }
  return nearest?.name;
}
