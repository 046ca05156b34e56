import { charsets, checkZone, success, type Charset, type Result } from '../contract';
import type { DecodeKind, DecodeOptions } from '../engine';
import { firstForeign, usage, type Values } from './usage';

/** How `gramscope decode` reads a line. */
export interface DecodeCommand {
  input: 'raw' | 'json' | 'base64';
  charset: Charset | undefined;
  /** Of times without one, where times are to be understood. */
  zone: string | undefined;
}

const kinds: readonly DecodeKind[] = ['auto', 'syslog', 'none'];
const own = ['json', 'base64', 'charset', 'zone'] as const;

export function readDecode(
  values: Values,
  [operand]: string[],
): Result<{ command: 'decode' } & DecodeCommand> {
  const foreign = operand ?? firstForeign(values, own);
  if (foreign !== undefined) return usage(`decode does not take "${foreign}".`, 'decode');
  if (values.json === true && values.base64 === true) {
    return usage('--json and --base64 exclude each other.', 'decode');
  }
  const charset = readCharset(values);
  if (!charset.ok) return charset;
  const zone = readZone(values);
  if (!zone.ok) return zone;
  const input = values.json === true ? 'json' : values.base64 === true ? 'base64' : 'raw';
  return success({ command: 'decode', input, charset: charset.value, zone: zone.value });
}

/** `--decode`, `--charset` and `--zone`. */
export function readDecoding(values: Values): Result<DecodeOptions> {
  const kind = kinds.find((name) => name === (values.decode ?? 'none'));
  if (kind === undefined) return usage(`--decode is auto, syslog or none, not "${values.decode}".`);
  const charset = readCharset(values);
  if (!charset.ok) return charset;
  if (kind === 'none' && charset.value !== undefined) return usage('--charset needs --decode.');
  const zone = readZone(values);
  if (!zone.ok) return zone;
  if (zone.value !== undefined && (kind === 'none' || values.format !== 'jsonl')) {
    return usage('--zone needs --decode and --format jsonl.');
  }
  return success({ kind, charset: charset.value, zone: zone.value });
}

function readCharset({ charset }: Values): Result<Charset | undefined> {
  if (charset === undefined) return success(undefined);
  const known = charsets.find((name) => name === String(charset).toLowerCase());
  if (known !== undefined) return success(known);
  return usage(`--charset is one of ${charsets.join(', ')}, not "${charset}".`);
}

function readZone({ zone }: Values): Result<string | undefined> {
  if (zone === undefined) return success(undefined);
  const checked = checkZone(String(zone));
  return checked.ok ? checked : usage(`--zone: ${checked.error.message}`);
}
