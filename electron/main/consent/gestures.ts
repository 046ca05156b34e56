import type { WebContents } from 'electron';

/** How long a gesture stands for what is called, in milliseconds: HTML's transient activation lasts as long. */
const lasting = 5000;

/** How long after any input somebody is taken to be there, in milliseconds. */
const attention = 60_000;

/** What is told of an input event: Electron's typings leave the key out. */
export interface Input {
  type: string;
  key?: string;
  modifiers?: readonly string[];
}

const pressing = new Set(['mouseDown', 'gestureTap', 'keyDown', 'rawKeyDown', 'char']);

/** Keys that only accompany others. */
const companions = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']);

/** Modifiers with which a key types nothing. */
const commanding = new Set(['control', 'ctrl', 'alt', 'meta', 'command', 'cmd']);

/**
 * What a person's hand did in a window, as the browser process saw it: a page cannot make it up. Each gesture
 * stands for one call, so that what goes along with it unseen has the person's own call asked about.
 */
export class Gestures {
  #last = -Infinity;
  #attended = -Infinity;
  /** The call that took the last one; null while none did. */
  #taker: string | null = null;

  /** @param now milliseconds of a clock that never goes back */
  constructor(readonly now: () => number = () => performance.now()) {}

  follow(contents: Pick<WebContents, 'on'>): void {
    contents.on('input-event', (_event, input) => this.note(input));
  }

  note(input: Input): void {
    if (pressing.has(input.type)) this.#attended = this.now();
    if (isGesture(input)) this.renew();
  }

  /** Whether somebody typed or pressed something lately, whatever for. */
  get isAttended(): boolean {
    return this.now() - this.#attended <= attention;
  }

  /** Something that a person did where the page had no part in it, such as in the menu. */
  renew(): void {
    this.#last = this.now();
    this.#attended = this.#last;
    this.#taker = null;
  }

  /** Whether there was one after `time` of the clock. */
  isAfter(time: number): boolean {
    return this.#last > time;
  }

  /**
   * Takes the last gesture for a call; false where it is old, or taken by another one. `repeats`: the same call
   * may take it again, as for all sockets that one button starts.
   */
  take(call: string, { repeats }: { repeats: boolean }): boolean {
    if (this.now() - this.#last > lasting) return false;
    if (this.#taker !== null && !(repeats && this.#taker === call)) return false;
    this.#taker = call;
    return true;
  }
}

/**
 * What is pressed, and no movement; a letter that is typed into a field asks for nothing. Of a click only its
 * beginning counts, which would be two gestures otherwise.
 */
function isGesture({ type, key = '', modifiers = [] }: Input): boolean {
  if (type === 'mouseDown' || type === 'gestureTap') return true;
  if (type !== 'keyDown' && type !== 'rawKeyDown') return false;
  if (companions.has(key) || modifiers.includes('isautorepeat')) return false;
  const types = [...key].length === 1 && key !== ' ';
  return !types || modifiers.some((modifier) => commanding.has(modifier));
}
