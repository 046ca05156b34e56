import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import * as v from 'valibot';
import {
  callChannel,
  calls,
  failure,
  type CallInput,
  type CallName,
  type CallOutput,
  type Result,
} from '../contract';

/** What the main process does for each call of the contract. */
export type Handlers = {
  [Name in CallName]: (
    input: CallInput<Name>,
  ) => Result<CallOutput<Name>> | Promise<Result<CallOutput<Name>>>;
};

/** Whether a frame is the one page that may call. */
export type Trust = (frame: WebFrameMain | null) => boolean;

type Handler = (input: unknown) => Result<unknown> | Promise<Result<unknown>>;

type Ipc = Pick<IpcMain, 'handle' | 'removeHandler'>;

const names = Object.keys(calls) as CallName[];

/**
 * The one door of a window into the main process. Every message is refused unless it comes from our own page
 * and its input is exactly what the contract says; errors go back as values.
 *
 * @returns a function that closes the door again.
 */
export function registerCalls(ipc: Ipc, handlers: Handlers, trust: Trust): () => void {
  for (const name of names) {
    ipc.handle(callChannel(name), (event: IpcMainInvokeEvent, ...inputs: unknown[]) =>
      trust(event.senderFrame) ? answer(name, handlers, inputs) : refuseSender(name),
    );
  }
  return () => names.forEach((name) => ipc.removeHandler(callChannel(name)));
}

/** Answers what comes from contents that have no door: a foreign window, with our preload or without. */
export function refuseCalls(ipc: Ipc): void {
  for (const name of names) ipc.handle(callChannel(name), () => refuseSender(name));
}

function refuseSender(name: CallName): Result<never> {
  return failure('SENDER_REFUSED', `${name} was called by a page that is not Gramscope's window.`);
}

async function answer(
  name: CallName,
  handlers: Handlers,
  inputs: unknown[],
): Promise<Result<unknown>> {
  // At the first thing that is wrong: a list of millions would have an issue for each of them.
  const parsed = v.safeParse(calls[name].input, onlyPlainObject(inputs), { abortEarly: true });
  if (!parsed.success) return refuseInput(name, parsed.issues);
  try {
    // The schema above has just established the type that this very handler takes.
    return await (handlers[name] as Handler)(parsed.output);
  } catch (error) {
    console.error(`${name} failed:`, error);
    return failure(
      'INTERNAL',
      `${name} failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Every input is one plain object; a list or a Date would pass for one that has no keys. */
function onlyPlainObject(inputs: unknown[]): unknown {
  const [input] = inputs;
  const isOne = inputs.length === 1 && typeof input === 'object' && input !== null;
  return isOne && Object.getPrototypeOf(input) === Object.prototype ? input : undefined;
}

function refuseInput(
  name: CallName,
  issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]],
): Result<never> {
  const [issue] = issues;
  const path = v.getDotPath(issue);
  return failure('INPUT_INVALID', `${name}: ${path === null ? '' : `${path}: `}${issue.message}`);
}
