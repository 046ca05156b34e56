import type { StreamEvent } from '#native';

/** What happened, in a few words. */
export function eventText({
  kind,
  count,
  detail,
}: Pick<StreamEvent, 'kind' | 'count' | 'detail'>): string {
  return texts[kind](count, detail);
}

const texts: Readonly<Record<StreamEvent['kind'], (count: number, detail: number) => string>> = {
  new: () => 'The stream begins',
  lost: (count) => `${packets(count)} lost before this one`,
  duplicate: () => 'The packet had come before',
  reordered: (count) => `${packets(count)} late`,
  restart: (_, detail) =>
    detail === 0
      ? 'The sender began anew'
      : `The sender began anew, as SSRC 0x${eightDigits(detail)}`,
  'clock-jump': (count) => `The media clock jumped by ${count} ms`,
  continuity: (count, detail) => `${packets(count)} of PID ${pid(detail)} lost before this one`,
  'transport-error': (count) => `${packets(count)} marked as damaged`,
  'loss-alarm': () => 'More is lost than the limit allows',
  'jitter-alarm': (count) => `The jitter is above the limit: ${count} ms`,
  'burst-alarm': (count) => `The burst is above the limit: ${count} datagrams`,
  'buffer-alarm': (count) => `The buffer is above the limit: ${count} bytes`,
};

function packets(count: number): string {
  return count === 1 ? '1 packet' : `${count} packets`;
}

/** A number of 32 bits in hexadecimal, as the rows of the log have test streams. */
export function eightDigits(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** As Wireshark writes it. */
function pid(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
