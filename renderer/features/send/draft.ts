import {
  isMulticast,
  needsInterface,
  parseDestination,
  type CallInput,
  type CallOutput,
  type Destination,
  type SendContent,
  type SendOptions,
  type SendRepetition,
} from '../../../electron/contract';
import { countLimits, countProblem, numberOf, wholeOf } from './draft-number';
import { initialTest, testProblems, testStreamOf, type TestDraft } from './test-draft';

/** What the payload is written as. */
export type Form = 'text' | 'hex' | 'file' | 'test';

/** A file that the person chose: the main process alone knows where it is. */
export type ChosenFile = NonNullable<CallOutput<'send.choose-file'>>;

/** What stands in the form, as it was typed. */
export interface Draft {
  form: Form;
  text: string;
  placeholders: boolean;
  hex: string;
  file: ChosenFile | null;
  to: string;
  /** A socket of the capture; null for a throw-away one. */
  origin: number | null;
  /** Empty for the system's own choice. */
  ttl: string;
  loopback: boolean;
  /** Empty for the system's own choice. */
  interface: string;
  /** Empty for without end. */
  count: string;
  /** Seconds. */
  interval: string;
  test: TestDraft;
}

export const initialDraft: Draft = {
  form: 'text',
  text: String.raw`<13>{time:syslog} gramscope test: message {counter}\n`,
  placeholders: true,
  hex: '',
  file: null,
  to: '127.0.0.1:5514',
  origin: null,
  ttl: '',
  loopback: true,
  interface: '',
  count: '1',
  interval: '1',
  test: initialTest,
};

/** What is wrong with it, by field, in whole sentences. What is wrong with the payload the main process tells. */
export interface DraftProblems {
  file?: string;
  to?: string;
  ttl?: string;
  count?: string;
  interval?: string;
  /** Of a test stream. */
  rate?: string;
  length?: string;
  streams?: string;
}

/** Numbers as the contract takes them. */
const limits = {
  ttl: { least: 1, most: 255 },
  count: countLimits,
  interval: { least: 0, most: 86_400 },
} as const;

/** The payload as the main process takes it; null where no file is chosen yet, or numbers are wrong. */
export function contentOf(draft: Draft): SendContent | null {
  const { form, text, placeholders, hex, file, test } = draft;
  if (form === 'test') {
    const stream = testStreamOf(test, destinationOf(draft));
    return stream === null ? null : { kind: 'test', ...stream };
  }
  if (form === 'text') return { kind: 'text', text, placeholders };
  if (form === 'hex') return { kind: 'hex', text: hex };
  return file === null ? null : { kind: 'file', file: file.file };
}

/** Where it goes; null while that is no address. */
export function destinationOf({ to }: Draft): Destination | null {
  const parsed = parseDestination(to.trim());
  return parsed.ok ? parsed.value : null;
}

/** Which of the options of a throw-away socket mean something for the destination. */
export function optionsFor(to: Destination | null): Record<keyof SendOptions, boolean> {
  const host = to?.kind === 'udp' ? to.host : '';
  return {
    ttl: to?.kind === 'udp',
    loopback: isMulticast(host),
    interface: needsInterface(host) && to?.kind === 'udp' && !to.host.includes('%'),
  };
}

/** What it is sent from: test streams never leave from a socket of the capture. */
export function originOf({ form, origin }: Draft): Draft['origin'] {
  return form === 'test' ? null : origin;
}

/** What is wrong with the fields that count. */
export function problemsOf(draft: Draft): DraftProblems {
  const to = parseDestination(draft.to.trim());
  const usesTtl = originOf(draft) === null && to.ok && optionsFor(to.value).ttl;
  const isFileMissing = draft.form === 'file' && draft.file === null;
  return present({
    file: isFileMissing ? 'Choose the file whose content is sent.' : undefined,
    to: to.ok ? undefined : to.error.message,
    ttl:
      usesTtl && draft.ttl.trim() !== '' && Number.isNaN(wholeOf(draft.ttl, limits.ttl))
        ? 'Hops are 1 to 255; empty is the usual number.'
        : undefined,
    ...(draft.form === 'test'
      ? testProblems(draft.test, destinationOf(draft))
      : timeProblems(draft)),
  });
}

/** Of what is no test stream. */
function timeProblems({ count, interval }: Draft) {
  return {
    count: countProblem(count),
    interval: Number.isNaN(numberOf(interval, limits.interval))
      ? 'Seconds, 0 to 86,400; 0 is as fast as possible.'
      : undefined,
  };
}

/** What the draft has sent; null while something is wrong with it. */
export function requestOf(draft: Draft): Omit<CallInput<'send.start'>, 'agreed'> | null {
  const content = contentOf(draft);
  if (content === null || Object.keys(problemsOf(draft)).length > 0) return null;
  const origin = originOf(draft);
  return {
    content,
    to: draft.to.trim(),
    origin:
      origin === null
        ? { kind: 'throwaway', options: sendOptionsOf(draft) }
        : { kind: 'socket', id: origin },
    repetition: repetitionOf(draft),
  };
}

/** Options that mean nothing for the destination are left to the system. */
export function sendOptionsOf(draft: Draft): SendOptions {
  const uses = optionsFor(destinationOf(draft));
  const ttl = wholeOf(draft.ttl, limits.ttl);
  return {
    ttl: uses.ttl && !Number.isNaN(ttl) ? ttl : null,
    loopback: draft.loopback || !uses.loopback,
    interface: uses.interface && draft.interface !== '' ? draft.interface : null,
  };
}

export function repetitionOf({ form, count, interval, test }: Draft): SendRepetition {
  const times = wholeOf(form === 'test' ? test.count : count, limits.count);
  const seconds = numberOf(interval, limits.interval);
  return {
    count: Number.isNaN(times) ? null : times,
    interval: Number.isNaN(seconds) ? 1 : seconds,
  };
}

function present(problems: { [Field in keyof DraftProblems]: string | undefined }): DraftProblems {
  return Object.fromEntries(
    Object.entries(problems).filter(([, problem]) => problem !== undefined),
  );
}
