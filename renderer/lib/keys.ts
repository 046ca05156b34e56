import { createKeybindingsHandler, type KeyBindingMap } from 'tinykeys';
import {
  commandIds,
  effectiveKey,
  isTypingKey,
  type CommandId,
  type Keys,
} from '../../electron/contract';
import { currentHandlers, isAvailable } from './commands';
import { settingsStore } from './settings-store';

/**
 * Listens to the keys of all commands, as the settings have them at any time. Returns a function that ends
 * this.
 */
export function listenToKeys(target: Window, run: Run): () => void {
  let handle = handlerOf(settingsStore.getState().keys, run);
  const stopSettings = settingsStore.subscribe(({ keys }, before) => {
    if (keys !== before.keys) handle = handlerOf(keys, run);
  });
  const listener = (event: Event) => handle(event);
  target.addEventListener('keydown', listener);
  return () => {
    stopSettings();
    target.removeEventListener('keydown', listener);
  };
}

type Run = (id: CommandId) => void;

/** Commands may share a key where never two of them mean something at once. */
function handlerOf(keys: Keys, run: Run): EventListener {
  const idsOf = Map.groupBy(commandIds, (id) => effectiveKey(id, keys));
  const bindings: KeyBindingMap = {};
  for (const [key, ids] of idsOf) {
    if (key !== null) bindings[bindingOf(key)] = (event) => press(event, key, ids, run);
  }
  return createKeybindingsHandler(bindings);
}

function press(event: KeyboardEvent, key: string, ids: readonly CommandId[], run: Run): void {
  // What somebody is about to type, or what a component has taken, is no command.
  if (event.defaultPrevented || event.isComposing) return;
  if (isTypingKey(key) && isField(event.target)) return;
  const id = ids.find((each) => isAvailable(each, currentHandlers()));
  if (id === undefined) return;
  event.preventDefault();
  run(id);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="menu"] *');
}

/**
 * In the form of tinykeys, where a regular expression stands for a name that has other signs with Shift: the
 * place of a letter or digit on the keyboard tells.
 */
function bindingOf(key: string): string {
  const parts = key.split('+');
  const last = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1).map((part) => names[part] ?? part);
  return [...modifiers, places[last] ?? placeOf(last)].join('+');
}

const names: Readonly<Record<string, string>> = { Mod: '$mod', Ctrl: 'Control' };

const places: Readonly<Record<string, string>> = { '=': 'Equal', '-': 'Minus' };

function placeOf(key: string): string {
  if (/^[A-Z]$/u.test(key)) return `Key${key}`;
  return /^\d$/u.test(key) ? `Digit${key}` : key;
}
