import { isIP } from 'node:net';
import {
  isMulticast,
  longestListening,
  parseDiagnosisTarget,
  success,
  usualListening,
  type DiagnosisTarget,
  type Result,
} from '../contract';
import { firstForeign, readNumber, usage, type Values } from './usage';

/** How a report is printed. */
export type ReportFormat = 'text' | 'json';

export interface GroupsCommand {
  /** Null for all interfaces. */
  interface: string | null;
  format: ReportFormat;
}

export interface DiagnoseCommand {
  target: DiagnosisTarget;
  /** The sender that is missed; null for any. */
  source: string | null;
  seconds: number;
  /** Whether the group is joined meanwhile. */
  joins: boolean;
  format: ReportFormat;
}

export function readGroups(
  values: Values,
  operands: string[],
): Result<{ command: 'groups' } & GroupsCommand> {
  const foreign = operands[0] ?? firstForeign(values, ['interface', 'format']);
  if (foreign !== undefined) return usage(`groups does not take "${foreign}".`, 'groups');
  const format = readReportFormat(values, 'groups');
  if (!format.ok) return format;
  const only = values.interface === undefined ? null : String(values.interface);
  return success({ command: 'groups', interface: only, format: format.value });
}

export function readDiagnose(
  values: Values,
  [group, ...others]: string[],
): Result<{ command: 'diagnose' } & DiagnoseCommand> {
  if (group === undefined) return usage('diagnose needs a group.', 'diagnose');
  const own = ['source', 'seconds', 'no-join', 'format'] as const;
  const foreign = others[0] ?? firstForeign(values, own);
  if (foreign !== undefined) return usage(`diagnose does not take "${foreign}".`, 'diagnose');
  const target = parseDiagnosisTarget(group);
  if (!target.ok) return target;
  const source = readSource(values.source, target.value);
  if (!source.ok) return source;
  const seconds = readNumber('seconds', values.seconds, { whole: false, most: longestListening });
  if (!seconds.ok) return seconds;
  const format = readReportFormat(values, 'diagnose');
  if (!format.ok) return format;
  return success({
    command: 'diagnose',
    target: target.value,
    source: source.value,
    seconds: Number.isFinite(seconds.value) ? seconds.value : usualListening,
    joins: values['no-join'] !== true,
    format: format.value,
  });
}

function readSource(
  value: string | boolean | undefined,
  { family }: DiagnosisTarget,
): Result<string | null> {
  if (value === undefined) return success(null);
  const source = String(value);
  if (isIP(source) === family && !isMulticast(source)) return success(source);
  return usage(`--source is the IPv${family} address of one sender, not "${source}".`, 'diagnose');
}

function readReportFormat({ format }: Values, command: string): Result<ReportFormat> {
  if (format === undefined || format === 'text') return success('text');
  if (format === 'json') return success('json');
  return usage(`--format is text or json, not "${format}".`, command);
}
