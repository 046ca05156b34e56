import type { StreamClock, StreamField, StreamOptions } from '#native';
import {
  failure,
  parseDestination,
  success,
  type Result,
  type StreamClockSettings,
  type StreamSettings,
} from '../../contract';

/** What a person set, as the analysis takes it. What is for a destination that makes no sense is left out. */
export function streamOptionsOf({ fields, clocks, ...settings }: StreamSettings): StreamOptions {
  return {
    ...settings,
    fields: fields.flatMap(({ destination, field }) => {
      const read = parseStreamDestination(destination);
      return read.ok ? [{ ...field, ...read.value }] : [];
    }),
    clocks: clocks.flatMap((clock) => {
      const read = streamClockOf(clock);
      return read.ok ? [read.value] : [];
    }),
  };
}

/** A clock rate as the analysis takes it. */
export function streamClockOf({
  destination,
  payloadType,
  rate,
}: StreamClockSettings): Result<StreamClock> {
  const read = parseStreamDestination(destination);
  if (!read.ok) return read;
  return success({ ...read.value, ...(payloadType !== null && { payloadType }), rate });
}

/** Reads `239.1.2.3:5004`, `[ff02::1]:5004`, or a port alone, which means any address. */
export function parseStreamDestination(
  text: string,
): Result<Pick<StreamField, 'address' | 'port'>> {
  const address = /^\d{1,5}$/u.test(text) ? `0.0.0.0:${text}` : text;
  const read = parseDestination(address);
  if (!read.ok) return read;
  if (read.value.kind === 'unix') {
    return failure('ADDRESS_INVALID', `"${text}" is a path, and streams have addresses and ports.`);
  }
  const { host, port } = read.value;
  return success(address === text ? { address: host, port } : { port });
}
