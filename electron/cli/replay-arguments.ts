import { success, type Result } from '../contract';
import type { MarkNames, ReplayManner, ReplayRequest } from '../engine';
import { paceNames } from './pace-argument';
import { readManner } from './replay-manner';
import { markName, readRequest } from './replay-request';
import { firstForeign, firstGiven, usage, type Values } from './usage';

export interface ReplayCommand {
  /** `-` is standard input. */
  file: string;
  request: ReplayRequest;
  /** Where its range begins and ends at marks of the file. */
  marks: MarkNames;
  manner: ReplayManner;
  /** Whether concerns are agreed to. */
  yes: boolean;
  /** Whether commands come from standard input. */
  control: boolean;
  /** Whether nothing is sent. */
  dryRun: boolean;
  json: boolean;
}

const own = [
  'to',
  'map',
  ...paceNames,
  'loop',
  'no-closing-gap',
  'limit',
  'max-gap',
  'start-at',
  'from',
  'until',
  'display-filter',
  'ttl',
  'no-loopback',
  'interface',
  'timing',
  'source-ports',
  'truncated',
  'replace',
  'rewrite',
  'stop-on-error',
  'max-rate',
  'yes',
  'paused',
  'control',
  'dry-run',
  'json',
] as const;

export function readReplay(
  values: Values,
  [file, ...others]: string[],
): Result<{ command: 'replay' } & ReplayCommand> {
  if (file === undefined) return usage('replay needs a file.', 'replay');
  const foreign = others[0] ?? firstForeign(values, own);
  if (foreign !== undefined) return usage(`replay does not take "${foreign}".`, 'replay');
  const clash = readModes(values, file);
  if (!clash.ok) return clash;
  const manner = readManner(values);
  if (!manner.ok) return manner;
  const request = readRequest(values, manner.value.ttl);
  if (!request.ok) return request;
  return success({
    command: 'replay',
    file,
    request: request.value,
    marks: { from: markName(values.from), until: markName(values.until) },
    manner: manner.value,
    yes: values.yes === true,
    control: values.control === true,
    dryRun: values['dry-run'] === true,
    json: values.json === true,
  });
}

/** Options that exclude each other. */
function readModes(values: Values, file: string): Result<null> {
  if (file === '-' && (markName(values.from) ?? markName(values.until)) !== undefined) {
    return usage('Marks are kept beside a file, and "-" is none: name the file.', 'replay');
  }
  if (values.control === true && file === '-') {
    return usage('--control reads standard input, and so does "-": name the file.', 'replay');
  }
  if (values['dry-run'] === true) {
    const idle = firstGiven(values, ['control', 'paused']);
    if (idle !== undefined) return usage(`${idle} does nothing with --dry-run.`, 'replay');
  }
  return success(null);
}
