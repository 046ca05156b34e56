import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  commands,
  failure,
  isMainCommand,
  type CommandId,
  type PageCommand,
  type Result,
} from '../../electron/contract';
import { call } from './bridge';

/** What the page does for commands; those without an entry mean nothing at the moment. */
export type CommandHandlers = Partial<Record<PageCommand, () => void>>;

const handlersStore = createStore<{ handlers: CommandHandlers }>(() => ({ handlers: {} }));

/** Says what commands do from now on, until the returned function is called. */
export function handleCommands(added: CommandHandlers): () => void {
  handlersStore.setState(({ handlers }) => ({ handlers: { ...handlers, ...added } }));
  return () =>
    handlersStore.setState(({ handlers }) => {
      const kept = Object.entries(handlers).filter(
        ([id, handler]) => Reflect.get(added, id) !== handler,
      );
      return { handlers: Object.fromEntries(kept) };
    });
}

/** Says what commands do as long as the component is there. */
export function useCommands(handlers: CommandHandlers): void {
  useEffect(() => handleCommands(handlers));
}

/** Whether a command can be done now. */
export function isAvailable(id: CommandId, handlers: CommandHandlers): boolean {
  return isMainCommand(id) || handlers[id] !== undefined;
}

/** Has a command done. Fails where it means nothing in this window, or at the moment. */
export async function runCommand(id: CommandId): Promise<Result<null>> {
  if (isMainCommand(id)) return call('commands.run', { id });
  const handler = handlersStore.getState().handlers[id];
  if (handler === undefined) {
    return failure('CALL_INAPPLICABLE', `There is nothing to do here for “${commands[id].title}”.`);
  }
  handler();
  return { ok: true, value: null };
}

/** What the page can do now. */
export function useHandlers(): CommandHandlers {
  return useStore(handlersStore, ({ handlers }) => handlers);
}

export function currentHandlers(): CommandHandlers {
  return handlersStore.getState().handlers;
}
