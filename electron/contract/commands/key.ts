/**
 * Keys of commands, written as `Mod+Shift+F`: modifiers in this order, then one key. `Mod` is Command on a
 * Mac and Ctrl elsewhere. A letter, digit or sign is itself; other keys have the name of `KeyboardEvent.key`.
 */

const named = new Set([
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'Enter',
  'Escape',
  'Delete',
  'Insert',
  'Space',
]);

/** No plus, which parts the names. */
const single = /^[A-Z0-9,./;'[\]\\`=-]$/u;

const modifiers = ['Mod', 'Ctrl', 'Alt', 'Shift'];

interface Parts {
  modifiers: string[];
  key: string;
}

function partsOf(text: string): Parts {
  const parts = text.split('+');
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}

/** Whether a text is a key in the form above. */
export function isKey(text: string): boolean {
  const { modifiers: pressed, key } = partsOf(text);
  const inOrder = modifiers.filter((modifier) => pressed.includes(modifier));
  return inOrder.join('+') === pressed.join('+') && (single.test(key) || named.has(key));
}

/** Whether a key also types something in a field: it has no modifier, or Shift alone. */
export function isTypingKey(text: string): boolean {
  const { modifiers: pressed, key } = partsOf(text);
  return pressed.every((modifier) => modifier === 'Shift') && !/^F\d/u.test(key);
}

/** As Electron writes it in menus (`electronjs.org/docs/latest/tutorial/keyboard-shortcuts`). */
export function acceleratorOf(text: string): string {
  const { modifiers: pressed, key } = partsOf(text);
  const names = pressed.map((modifier) => (modifier === 'Mod' ? 'CmdOrCtrl' : modifier));
  return [...names, key.replace(/^Arrow/u, '').replace(/^Enter$/u, 'Return')].join('+');
}

/** What a person calls it: `Ctrl+Shift+F`, or `⇧⌘F` on a Mac. */
export function keyLabel(text: string, system: 'mac' | 'other'): string {
  const { modifiers: pressed, key } = partsOf(text);
  const name = keyNames[key] ?? key;
  if (system === 'other') {
    return [...pressed.map((each) => (each === 'Mod' ? 'Ctrl' : each)), name].join('+');
  }
  // Apple's order of modifiers.
  const signs = ['Ctrl', 'Alt', 'Shift', 'Mod'].filter((each) => pressed.includes(each));
  return `${signs.map((each) => macSigns[each]).join('')}${name}`;
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
};

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/** What of an event of the keyboard tells a key. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The key that was pressed, in the form above; null where it is none that a command may have. */
export function keyOf(press: KeyPress, system: 'mac' | 'other'): string | null {
  const mod = system === 'mac' ? press.metaKey : press.ctrlKey;
  const pressed = [
    ...(mod ? ['Mod'] : []),
    ...(system === 'mac' && press.ctrlKey ? ['Ctrl'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
  ];
  const text = [...pressed, keyName(press)].join('+');
  return isKey(text) ? text : null;
}

/** With Shift or Alt a key types another sign than it is called by: then its place tells. */
function keyName({ key, code }: KeyPress): string {
  const placed = /^(?:Key|Digit)(.)$/u.exec(code)?.[1];
  if (placed !== undefined) return placed;
  return key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
}
