import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, FilterCompletions, Result } from '../../../electron/contract';

/** What is offered for the place in the field where the caret was. */
export interface Completion extends FilterCompletions {
  /** The text that it was asked for. */
  readonly text: string;
  /** Which item the keys have chosen; null while none is. */
  readonly active: number | null;
}

/** A change of the text: what stands from `from` to `to` is replaced. */
export interface Insertion {
  from: number;
  to: number;
  text: string;
}

type Wish = CallInput<'filter.complete'>;

/**
 * Fetches what may come next in the field. Only one call is under way at a time, only the latest wish
 * follows it, and an answer that nobody waits for any more is dropped.
 */
export class Completer {
  /** Null while nothing is offered. */
  readonly state: StoreApi<{ shown: Completion | null }> = createStore(() => ({ shown: null }));
  readonly #complete: (wish: Wish) => Promise<Result<FilterCompletions>>;
  #wish: Wish | null = null;
  /** Resolves when nothing is under way any more. */
  #fulfilled: Promise<void> | null = null;

  constructor(complete: (wish: Wish) => Promise<Result<FilterCompletions>>) {
    this.#complete = complete;
  }

  /** The person typed. Offers something unless a text or a bracket has just been closed. */
  typed(text: string, caret: number): void {
    const before = text.slice(0, caret);
    if (text.trim() === '' || /["')\]}]$/u.test(before)) this.close();
    else this.offer(text, caret);
  }

  /** Offers what may come next where the caret is. */
  offer(text: string, caret: number): void {
    this.#wish = { text, cursor: caret };
    // What is on the screen is for another text: it stays, so that nothing flickers, but unchosen.
    this.#show((shown) => ({ ...shown, active: null }));
    this.#fulfilled ??= this.#fulfil();
  }

  /** The caret is somewhere: what is offered for another place goes. */
  moved(caret: number | null): void {
    if (caret !== this.#wish?.cursor) this.close();
  }

  /** Resolves when what is shown is for the text that was typed last. */
  async settled(): Promise<void> {
    await this.#fulfilled;
  }

  close(): void {
    this.#wish = null;
    this.state.setState({ shown: null });
  }

  /** Chooses the next item or the one before; from the first one the way leads back to the field. */
  choose(step: -1 | 1): void {
    this.#show((shown) => ({ ...shown, active: chosen(shown, step) }));
  }

  async #fulfil(): Promise<void> {
    for (let wish = this.#wish; wish !== null; wish = this.#wish === wish ? null : this.#wish) {
      const result = await this.#complete(wish);
      if (this.#wish !== wish) continue;
      const next = result.ok ? worthShowing(result.value, wish.text) : null;
      this.state.setState(({ shown }) => ({ shown: next && chosenAs(next, shown) }));
    }
    this.#fulfilled = null;
  }

  #show(change: (shown: Completion) => Completion): void {
    this.state.setState(({ shown }) => ({ shown: shown === null ? null : change(shown) }));
  }
}

function chosen({ active, items }: Completion, step: -1 | 1): number | null {
  if (active === null) return step === 1 ? 0 : null;
  const next = active + step;
  return next < 0 ? null : Math.min(next, items.length - 1);
}

/** What keys chose while the answer was under way is chosen in it. */
function chosenAs(next: Completion, shown: Completion | null): Completion {
  const active = shown?.active ?? null;
  return { ...next, active: active === null ? null : Math.min(active, next.items.length - 1) };
}

/** Null where there is nothing, or only what has been typed already. */
function worthShowing(completions: FilterCompletions, text: string): Completion | null {
  const { from, to, items } = completions;
  const [first] = items;
  const isTyped = items.length === 1 && first?.text === text.slice(from, to).toLowerCase();
  return first === undefined || isTyped ? null : { ...completions, text, active: null };
}

/**
 * What taking an item does to the text, with the spaces that it needs around it; undefined where the
 * text is another one by now.
 */
export function insertionOf(
  completion: Completion,
  place: number,
  text: string,
): Insertion | undefined {
  const item = completion.items[place];
  if (item === undefined || completion.text !== text) return undefined;
  const { from, to } = completion;
  const lead = item.kind === 'operator' && /[^\s(!]$/u.test(text.slice(0, from)) ? ' ' : '';
  const trail = item.kind === 'function' ? '' : ' ';
  // A space that stands behind it already is passed over.
  const end = trail !== '' && text.charAt(to) === ' ' ? to + 1 : to;
  return { from, to: end, text: `${lead}${item.text}${trail}` };
}
