import {
  defaultStreamSettings,
  streamBounds,
  type StreamSettings,
} from '../../../electron/contract';

/** A number by which streams are judged. */
export type StreamNumber = Exclude<keyof typeof streamBounds, 'payloadType' | 'clockRate'>;

interface NumberField {
  name: StreamNumber;
  label: string;
  /** Whether there may be none, whether it may have a fraction. */
  kind: 'limit' | 'number' | 'whole number';
}

/** Limits of alarms. */
export const limitFields: readonly NumberField[] = [
  { name: 'loss', label: 'Loss, in per cent', kind: 'limit' },
  { name: 'jitter', label: 'Jitter, in milliseconds', kind: 'limit' },
  { name: 'burst', label: 'Burst, in datagrams', kind: 'limit' },
  { name: 'buffer', label: 'Buffer, in bytes', kind: 'limit' },
];

/** How bursts and silence are understood. */
export const measureFields: readonly NumberField[] = [
  { name: 'burstWindow', label: 'Window of bursts, in milliseconds', kind: 'whole number' },
  { name: 'emptyingSpeed', label: 'Buffer is emptied at, in bits a second', kind: 'whole number' },
  { name: 'silentAfter', label: 'Silent after, in seconds', kind: 'number' },
  { name: 'goneAfter', label: 'Gone after, in seconds', kind: 'number' },
];

type Limit = keyof StreamSettings['alarms'];

function isLimit(name: StreamNumber): name is Limit {
  return name === 'loss' || name === 'jitter' || name === 'burst' || name === 'buffer';
}

/** As it stands in its field; empty where there is no limit. */
export function textOf(settings: StreamSettings, name: StreamNumber): string {
  const value = isLimit(name) ? settings.alarms[name] : settings[name];
  return value === null ? '' : String(value);
}

/** What is wrong with what was typed, in words; undefined where nothing is. */
export function problemOf({ name, kind }: NumberField, text: string): string | undefined {
  const isOptional = kind.endsWith('limit');
  if (isOptional && text.trim() === '') return undefined;
  const value = Number(text);
  const [least, most] = streamBounds[name];
  const isWhole = kind.startsWith('whole');
  const isRight =
    text.trim() !== '' && value >= least && value <= most && !(isWhole && !Number.isInteger(value));
  const what = isWhole ? 'a whole number' : 'a number';
  const bounds = `${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}`;
  return isRight ? undefined : `Write ${what} from ${bounds}${isOptional ? ', or nothing' : ''}.`;
}

/** The settings with another number, which nothing is wrong with. */
export function withNumber(
  settings: StreamSettings,
  name: StreamNumber,
  text: string,
): StreamSettings {
  const value = text.trim() === '' ? null : Number(text);
  if (isLimit(name)) return { ...settings, alarms: { ...settings.alarms, [name]: value } };
  return value === null ? settings : { ...settings, [name]: value };
}

/** Whether all numbers are those of the first start. */
export function hasUsualNumbers(settings: StreamSettings): boolean {
  return [...limitFields, ...measureFields].every(
    ({ name }) => textOf(settings, name) === textOf(defaultStreamSettings, name),
  );
}

/** The settings with the numbers of the first start; what was told of destinations stays. */
export function withUsualNumbers({ fields, clocks }: StreamSettings): StreamSettings {
  return { ...defaultStreamSettings, fields, clocks };
}
