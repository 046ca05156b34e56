import { checkOption, type SocketOptions } from '../../../electron/contract';

/** The options that are numbers. */
export type NumberOption = 'ttl' | 'multicastTtl' | 'receiveBuffer' | 'sendBuffer';

/** What stands in the fields of the options, as it was typed; empty leaves it to the system. */
export interface OptionsDraft extends Record<NumberOption, string> {
  multicastLoopback: boolean;
  broadcast: boolean;
  /** The name of an interface; empty for the choice of the system. */
  multicastInterface: string;
}

export const usualOptions: OptionsDraft = {
  ttl: '',
  multicastTtl: '',
  receiveBuffer: '',
  sendBuffer: '',
  multicastLoopback: true,
  broadcast: false,
  multicastInterface: '',
};

export const numberOptions: readonly NumberOption[] = [
  'ttl',
  'multicastTtl',
  'receiveBuffer',
  'sendBuffer',
];

/** What the fields are called. */
export const optionLabels: Readonly<Record<NumberOption, string>> = {
  ttl: 'TTL',
  multicastTtl: 'Multicast TTL',
  receiveBuffer: 'Receive buffer, KiB',
  sendBuffer: 'Send buffer, KiB',
};

/** Of Unix sockets, which know neither hops nor groups. */
export const bufferOptions: readonly NumberOption[] = ['receiveBuffer', 'sendBuffer'];

const kibi = 1024;

function unitOf(name: NumberOption): number {
  return bufferOptions.includes(name) ? kibi : 1;
}

/** The value of an option as a field has it; empty where it is the system's. */
export function textOfOption(name: NumberOption, value: number | null): string {
  return value === null ? '' : String(Number((value / unitOf(name)).toFixed(1)));
}

/** The value that a text means; NaN for everything but plain decimal notation: no 1e3, no 0x1. */
export function readOption(name: NumberOption, text: string): number {
  if (!/^-?\d+(\.\d+)?$/u.test(text.trim())) return Number.NaN;
  const value = Number(text) * unitOf(name);
  return bufferOptions.includes(name) ? Math.round(value) : value;
}

/** What is wrong with the text of an option, in a sentence; undefined where nothing is. */
export function problemOfOption(name: NumberOption, text: string): string | undefined {
  const checked = checkOption(name, readOption(name, text));
  return checked.ok ? undefined : checked.error.message;
}

/** What is wrong with those that something was typed for. */
export function problemsOfOptions(draft: OptionsDraft): Partial<Record<NumberOption, string>> {
  const problems: Partial<Record<NumberOption, string>> = {};
  for (const name of numberOptions) {
    const problem = draft[name].trim() === '' ? undefined : problemOfOption(name, draft[name]);
    if (problem !== undefined) problems[name] = problem;
  }
  return problems;
}

/** What to ask of the system: what is not as it is anyway. */
export function optionsOf(draft: OptionsDraft, kind: 4 | 6 | 'unix'): SocketOptions {
  const names = kind === 'unix' ? bufferOptions : numberOptions;
  const options: SocketOptions = {};
  for (const name of names) {
    if (draft[name].trim() !== '') options[name] = readOption(name, draft[name]);
  }
  if (kind === 'unix') return options;
  if (!draft.multicastLoopback) options.multicastLoopback = false;
  if (draft.broadcast) options.broadcast = true;
  if (draft.multicastInterface !== '') options.multicastInterface = draft.multicastInterface;
  return options;
}
