import { ipv4Text, uint32, uint8 } from './bytes';
import { textOf } from './summary';

/** Options by their number, of those that occur several times the first. */
export type DhcpOptions = ReadonlyMap<number, Uint8Array>;

const pad = 0;
const end = 255;

/** RFC 2132, section 2. Stops where an option goes beyond the end. */
export function readOptions(bytes: Uint8Array): DhcpOptions {
  const options = new Map<number, Uint8Array>();
  for (let at = 0; at < bytes.length && uint8(bytes, at) !== end;) {
    const code = uint8(bytes, at);
    const next = code === pad ? at + 1 : at + 2 + uint8(bytes, at + 1);
    if (next > bytes.length) break;

    if (code !== pad && !options.has(code)) options.set(code, bytes.subarray(at + 2, next));
    at = next;
  }
  return options;
}

export function addressOption(options: DhcpOptions, code: number): string | undefined {
  const value = options.get(code);
  return value?.length === 4 ? ipv4Text(value, 0) : undefined;
}

export function addressesOption(options: DhcpOptions, code: number): string[] {
  const value = options.get(code) ?? new Uint8Array();
  return Array.from({ length: Math.floor(value.length / 4) }, (_, index) =>
    ipv4Text(value, 4 * index),
  );
}

export function numberOption(options: DhcpOptions, code: number): number | undefined {
  const value = options.get(code);
  return value?.length === 4 ? uint32(value, 0) : undefined;
}

export function textOption(options: DhcpOptions, code: number): string | undefined {
  const value = options.get(code);
  return value && textOf(value);
}
