/**
 * Numbers as people read them. The interface is in English, so the grouping is too, whatever the
 * locale: a reader never has to guess whether 1.234 is a thousand.
 */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** `1234567` as `1,234,567`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** Events per second: tenths below ten, where they matter. */
export function formatRate(perSecond: number): string {
  return perSecond < 9.95 ? tenths.format(perSecond) : whole.format(perSecond);
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes per second, as formatBytes() words bytes. */
export function formatByteRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

/** Bytes in decimal units (IEC 80000-13: k is 1000), with three digits. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // From 999.5 on, three digits would round to 1000 of the smaller unit.
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? whole.format(value) : threeDigits.format(value)} ${byteUnits[unit]}`;
}
