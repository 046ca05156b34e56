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
  const { value, unit } = scaled(bytes);
  return `${unit === 0 ? whole.format(value) : threeDigits.format(value)} ${byteUnits[unit]}`;
}

const bitUnits = ['b/s', 'kb/s', 'Mb/s', 'Gb/s', 'Tb/s'];

/** Bits per second in decimal units, with three digits. */
export function formatBitRate(bitsPerSecond: number): string {
  const { value, unit } = scaled(bitsPerSecond);
  return `${unit === 0 ? whole.format(value) : threeDigits.format(value)} ${bitUnits[unit]}`;
}

/** Milliseconds with three digits, from a second on in seconds: `0.125 ms`, `20 ms`, `1.5 s`. */
export function formatMilliseconds(milliseconds: number): string {
  return Math.abs(milliseconds) < 999.5
    ? `${threeDigits.format(milliseconds)} ms`
    : `${threeDigits.format(milliseconds / 1000)} s`;
}

/** A share of 0 to 1 as `0.125 %`; what is there at all is not nothing. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return percent > 0 && percent < 0.001 ? '< 0.001 %' : `${threeDigits.format(percent)} %`;
}

/** From 999.5 on, three digits would round to 1000 of the smaller unit. */
function scaled(amount: number): { value: number; unit: number } {
  let value = amount;
  let unit = 0;
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return { value, unit };
}
