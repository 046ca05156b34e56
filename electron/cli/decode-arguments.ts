import { success, type Result } from '../contract';
import type { DecodeKind, DecodeOptions, SyslogCharset } from '../engine';
import { firstForeign, usage, type Values } from './usage';

/** How `gramscope decode` reads a line. */
export interface DecodeCommand {
  input: 'raw' | 'json' | 'base64';
  charset: SyslogCharset | undefined;
}

const charsets: readonly SyslogCharset[] = ['utf-8', 'latin1', 'windows-1252', 'gbk', 'shift_jis'];
const kinds: readonly DecodeKind[] = ['auto', 'syslog', 'none'];
const own = ['json', 'base64', 'charset'] as const;

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
  const input = values.json === true ? 'json' : values.base64 === true ? 'base64' : 'raw';
  return success({ command: 'decode', input, charset: charset.value });
}

/** `--decode` and `--charset`. */
export function readDecoding(values: Values): Result<DecodeOptions> {
  const kind = kinds.find((name) => name === (values.decode ?? 'none'));
  if (kind === undefined) return usage(`--decode is auto, syslog or none, not "${values.decode}".`);
  const charset = readCharset(values);
  if (!charset.ok) return charset;
  if (kind === 'none' && charset.value !== undefined) return usage('--charset needs --decode.');
  return success({ kind, charset: charset.value });
}

function readCharset({ charset }: Values): Result<SyslogCharset | undefined> {
  if (charset === undefined) return success(undefined);
  const known = charsets.find((name) => name === String(charset).toLowerCase());
  if (known !== undefined) return success(known);
  return usage(`--charset is one of ${charsets.join(', ')}, not "${charset}".`);
}
