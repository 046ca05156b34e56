import { formatEndpoint, type Announcement, type AnnouncedPlace } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';

/** A time of so many milliseconds, in the one unit that says most: `12 s`, `3 min`, `2 h`. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** When it was last heard, and for how long it stays without being heard again. */
export function heardText({ lastHeard, expires, heard }: Announcement, now: number): string {
  const ago = now - lastHeard;
  const when = ago < 1500 ? 'just now' : `${durationText(ago)} ago`;
  const times = heard === 1 ? 'once' : `${formatCount(heard)} times`;
  const end = expires === null ? '' : `, expires in ${durationText(expires - now)}`;
  return `heard ${times}, ${when}${end}`;
}

/** `239.1.1.1:5004 for 10.0.0.7` */
export function placeText({ host, port, sources }: AnnouncedPlace): string {
  const only = sources.length === 0 ? '' : ` for ${sources.join(', ')}`;
  return `${formatEndpoint(host, port)}${only}`;
}

/** Which of those that are there are shown. */
export function countText(shown: number, matching: number, total: number): string {
  if (total === 0) return 'Nothing yet.';
  const kept =
    matching === total ? formatCount(total) : `${formatCount(matching)} of ${formatCount(total)}`;
  return shown < matching ? `${kept}, the first ${formatCount(shown)} shown` : kept;
}

/** Bits a second: `1.25 Mbit/s`. */
export function bitRateText(bitsPerSecond: number): string {
  const units = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s'];
  let [value, unit] = [bitsPerSecond, 0];
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${units[unit]}`;
}
