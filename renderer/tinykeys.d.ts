/** Its own types are not in the `exports` of its package. */
declare module 'tinykeys' {
  export type KeyBindingMap = Record<string, (event: KeyboardEvent) => void>;
  export function createKeybindingsHandler(bindings: KeyBindingMap): EventListener;
}
