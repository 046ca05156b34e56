import type { Rules } from '../contract';
import { ColourRules, defaultRules, type ColoursOf } from '../engine';

/** The rules by which all windows go. */
export class RulesInUse {
  readonly #listeners = new Set<() => void>();
  #rules: Rules = defaultRules;
  #colours = new ColourRules(defaultRules.colours);
  #revision = 0;

  /** Goes by the rules of the moment, also where it was handed on before they were set. */
  readonly coloursOf: ColoursOf = (datagrams) => this.#colours.coloursOf(datagrams);

  get rules(): Rules {
    return this.#rules;
  }

  /** Whether a colour depends on streams. */
  get areAboutStreams(): boolean {
    return this.#colours.areAboutStreams;
  }

  /** Grows whenever the rules are set: rows of before may have another colour now. */
  get revision(): number {
    return this.#revision;
  }

  /** The filters of the rules must be right, as those of `readRules` are. */
  set(rules: Rules): void {
    this.#colours = new ColourRules(rules.colours);
    this.#rules = rules;
    this.#revision += 1;
    for (const listener of this.#listeners) listener();
  }

  /** Calls the listener after each change. Returns a function that ends this. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
