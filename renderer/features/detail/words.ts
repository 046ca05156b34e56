import type { Detail, MessageTime } from '../../../electron/contract';

const formats: Readonly<Record<string, string>> = {
  rfc5424: 'syslog, RFC 5424',
  rfc3164: 'syslog, RFC 3164',
  cisco: 'syslog of Cisco',
  fortinet: 'syslog of Fortinet',
  cef: 'Common Event Format',
  leef: 'Log Event Extended Format',
  none: 'not a syslog message',
};

/** What a datagram is, in a few words. */
export function kindOf(content: Detail['content']): string {
  switch (content.kind) {
    case 'syslog':
      return formats[content.format] ?? content.format;
    case 'protocol':
      return content.protocol;
    case 'text':
      return 'not recognised';
  }
}

/** A number and its name: `warning (4)`. */
export function codeWords({ number, name }: { number: number; name: string }): string {
  return name === String(number) ? name : `${name} (${number})`;
}

/** Digits after the point that a time as sent has, nine at most. */
export function fractionDigits(sent: string): number {
  return /\.(\d{1,9})/u.exec(sent)?.[1]?.length ?? 0;
}

/** What a time was taken for, in a few words. */
export function assumedIn({ zone, year, clock }: NonNullable<MessageTime['understood']>): string {
  const taken = [zone, ...(year === null ? [] : [`the year ${year}`])].filter(
    (part) => part !== null,
  );
  const assumed = taken.length === 0 ? 'nothing assumed' : `assumed: ${taken.join(', ')}`;
  return [assumed, ...(clock === null ? [] : [clockWords[clock]])].join('; ');
}

const clockWords = {
  skipped: 'clocks there never showed this, as they were put forward',
  repeated: 'clocks there showed this twice: the one nearer to the reception',
} as const;
