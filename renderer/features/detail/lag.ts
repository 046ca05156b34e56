/** Units of time in seconds, the largest first. */
const units = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
] as const;

/**
 * How much later than a message's time it was received, both in decimal seconds since the epoch:
 * `1.25 s later`, `2 h 3 min earlier`. A double tells microseconds apart at these sizes.
 */
export function formatLag(sent: string, received: string): string {
  const seconds = Number(received) - Number(sent);
  return `${formatDuration(Math.abs(seconds))} ${seconds < 0 ? 'earlier' : 'later'}`;
}

/** Two units at most. */
function formatDuration(seconds: number): string {
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 59.995) return `${Number(seconds.toFixed(2))} s`;
  const whole = Math.round(seconds);
  const at = units.findIndex((unit) => whole >= unit.seconds);
  const large = units[at] ?? units[2];
  const small = units[at + 1] ?? { name: 's', seconds: 1 };
  const rest = Math.floor((whole % large.seconds) / small.seconds);
  const count = Math.floor(whole / large.seconds).toLocaleString('en-US');
  return `${count} ${large.name}${rest === 0 ? '' : ` ${rest} ${small.name}`}`;
}
