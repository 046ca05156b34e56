import type { Predicate } from '#native';
import type { SyslogMessage } from '../../decode/syslog';
import { utf8Bytes } from '../byte-string';
import type { Dissection } from '../dissection';
import type { FilterField } from '../field';
import { facilityNumbers, severityNumbers } from '../../decode/syslog/names';

const nilValue = '-';

/**
 * A part of the header. What RFC 5424 sends as NILVALUE is "-", as in Wireshark, which makes a
 * difference to what is not in the message at all.
 */
function headerField(
  part: 'hostname' | 'appname' | 'procid' | 'msgid',
  description: string,
): FilterField {
  return {
    name: `syslog.${part}`,
    type: 'string',
    description,
    values: ({ syslog }) => {
      const value = syslog?.[part] ?? (syslog && hasAllParts(syslog) ? nilValue : undefined);
      return value === undefined ? [] : [utf8Bytes(value)];
    },
  };
}

function hasAllParts({ format, problems }: SyslogMessage): boolean {
  return format === 'rfc5424' && problems.length === 0;
}

function priorityField(
  part: 'facility' | 'level',
  description: string,
  valueNames: ReadonlyMap<string, number>,
  most: number,
): FilterField {
  const kind = part === 'level' ? 'severity' : 'facility';
  const between = (least: number, greatest: number): Predicate => ({
    kind,
    values: Array.from({ length: greatest - least + 1 }, (_, at) => least + at),
  });
  return {
    name: `syslog.${part}`,
    type: 'number',
    most,
    description,
    valueNames,
    values: ({ priority }) => {
      if (priority === null) return [];
      return [part === 'level' ? priority.value & 7 : priority.value >> 3];
    },
    indexed: {
      kind: 'number',
      least: 0,
      most,
      values: [{ present: between(0, most), between }],
    },
  };
}

/** All that follows the PRI, up to a NUL, as in Wireshark. */
function messageOf({ syslog, payload, priority }: Dissection): string[] {
  if (syslog === null) return [];
  const text = payload.slice(priority?.length ?? 0);
  const nul = text.indexOf('\0');
  return [nul < 0 ? text : text.slice(0, nul)];
}

export const syslogFields: readonly FilterField[] = [
  {
    name: 'syslog',
    type: 'presence',
    description: 'A syslog message: port 514, or a payload that begins with a PRI',
    values: ({ syslog }) => (syslog ? [1] : []),
  },
  priorityField('facility', 'Facility, 0 (kern) to 23 (local7)', facilityNumbers, 23),
  priorityField('level', 'Severity, 0 (emerg) to 7 (debug)', severityNumbers, 7),
  {
    name: 'syslog.version',
    type: 'number',
    most: 999,
    description: 'Version of the protocol: 1 in RFC 5424',
    values: ({ syslog }) => (syslog?.version === undefined ? [] : [syslog.version]),
  },
  headerField('hostname', 'Host that the message comes from'),
  headerField('appname', 'Program that sent it'),
  headerField('procid', 'Process that sent it'),
  headerField('msgid', 'Kind of the message'),
  {
    name: 'syslog.msg',
    type: 'string',
    description: 'All that follows the PRI',
    values: messageOf,
  },
];
