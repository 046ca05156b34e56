import {
  formatEndpoint,
  nanosecondsOf,
  type StreamAlarm,
  type StreamLine,
  type StreamProtocol,
  type StreamState,
} from '../../../electron/contract';

export const protocolWords: Readonly<Record<StreamProtocol, string>> = {
  rtp: 'RTP',
  'mpeg-ts': 'MPEG-TS',
  test: 'Test stream',
  sequence: 'Sequence',
};

export const stateWords: Readonly<Record<StreamState, string>> = {
  active: 'active',
  silent: 'silent',
  gone: 'gone',
};

export const alarmWords: Readonly<Record<StreamAlarm, string>> = {
  loss: 'loss above its limit',
  jitter: 'jitter above its limit',
  burst: 'burst above its limit',
  buffer: 'buffer above its limit',
};

export function sourceOf({ source, sourcePort }: StreamLine): string {
  return formatEndpoint(source, sourcePort);
}

export function destinationOf({ destination, destinationPort }: StreamLine): string {
  return formatEndpoint(destination, destinationPort);
}

/** `RTP · PCMU`, or what is known of it. */
export function contentOf({ protocol, label }: StreamLine): string {
  const name = protocol === null ? '' : protocolWords[protocol];
  return [name, label === name ? '' : label].filter((part) => part !== '').join(' · ');
}

/** `silent 12 s`. `now` are seconds since the epoch; null where the log is of another time. */
export function stateOf({ state, last }: StreamLine, now: number | null): string {
  if (state === 'active' || now === null) return stateWords[state];
  const seconds = now - Number(nanosecondsOf(last) / 1_000_000_000n);
  return `${stateWords[state]} ${durationWords(Math.max(0, seconds))}`;
}

/** `12 s`, `3 min`, `5 h`, `2 d`: as much as a narrow column has room for. */
function durationWords(seconds: number): string {
  if (seconds < 120) return `${Math.floor(seconds)} s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** Share of the expected packets that are lost; null where nothing tells. */
export function lossShareOf({ sequence }: StreamLine): number | null {
  if (sequence === null) return null;
  return sequence.expected === 0 ? 0 : sequence.lost / sequence.expected;
}

/** `3.2 of 10 million`, with as many digits as it takes to see it move. */
export function progressWords(analysed: number, last: number): string {
  if (last < 1_000_000)
    return `${analysed.toLocaleString('en-US')} of ${last.toLocaleString('en-US')}`;
  return `${millions(analysed)} of ${millions(last)} million`;
}

function millions(count: number): number {
  return Number((count / 1_000_000).toFixed(1));
}
