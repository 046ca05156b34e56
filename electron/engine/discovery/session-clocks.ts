import type { MediaDescription } from 'sdp-transform';
import type { StreamClock } from '#native';
import type { AnnouncedPlace } from '../../contract';
import { isMulticast } from '../../contract';

/** Clock rates of one session, however many payload types it claims for however many places. */
const most = 64;

/** What audio and video have at most, with room to spare. */
const highestRate = 1_000_000_000;

/** The clock rates of the payload types that media have at a group and port (RFC 8866, section 6.6). */
export function clocksOf(
  { rtp }: Pick<MediaDescription, 'rtp'>,
  { host, port }: Pick<AnnouncedPlace, 'host' | 'port'>,
): StreamClock[] {
  if (!isMulticast(host) || port > 65_535) return [];
  return rtp.slice(0, most).flatMap(({ payload, rate }) => {
    const isType = Number.isInteger(payload) && payload >= 0 && payload <= 127;
    const isRate = Number.isInteger(rate) && Number(rate) >= 1 && Number(rate) <= highestRate;
    return isType && isRate
      ? [{ address: host, port, payloadType: payload, rate: Number(rate) }]
      : [];
  });
}
