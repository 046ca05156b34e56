import { defaultLogSettings, type LogColumn, type LogSettings } from '../../../electron/contract';
import { areUsual, columnStyle } from '../../lib/columns';
import { longestTime } from '../../lib/format-time';

/** What the columns are called, in the header and where they are picked. */
export const columnTitles: Readonly<Record<LogColumn, string>> = {
  number: 'No.',
  frame: 'Frame',
  time: 'Time',
  source: 'Source',
  destination: 'Destination',
  interface: 'Interface',
  ttl: 'TTL',
  length: 'Length',
  protocol: 'Protocol',
  host: 'Host',
  app: 'App',
  severity: 'Severity',
  info: 'Info',
  text: 'Text',
};

/** Room for the form before the word of a severity, or for a mark, in pixels at the usual size of text. */
export const besideText: Readonly<Partial<Record<string, number>>> = { severity: 16, number: 18 };

/** Whether nobody has chosen what there is to see. */
export function areAsDesigned({ columns }: LogSettings): boolean {
  return areUsual(columns, defaultLogSettings.columns);
}

/** What the style sheet needs to lay out the rows. */
export function logStyle({ columns, time }: LogSettings): Record<string, string> {
  return { '--time-length': `${longestTime(time)}ch`, ...columnStyle(columns, '0.625rem') };
}
