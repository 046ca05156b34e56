import type { MediaDescription } from 'sdp-transform';
import type { StreamClock } from '#native';
import { isMulticast, streamBounds, type AnnouncedPlace } from '../../contract';

/** Clock rates of one session, however many payload types it claims for however many places. */
export const mostSessionClocks = 64;

/** The clock rates of the payload types that media have at a group and port (RFC 8866, section 6.6). */
export function clocksOf(
  { rtp }: Pick<MediaDescription, 'rtp'>,
  { host, port }: Pick<AnnouncedPlace, 'host' | 'port'>,
): StreamClock[] {
  if (!isMulticast(host) || port > 65_535) return [];
  return rtp
    .slice(0, mostSessionClocks)
    .flatMap(({ payload, rate }) =>
      isWhole(payload, streamBounds.payloadType) && isWhole(rate, streamBounds.clockRate)
        ? [{ address: host, port, payloadType: payload, rate }]
        : [],
    );
}

function isWhole(value: unknown, [least, most]: readonly [number, number]): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
