import type { ColourRule, RuleColour } from '../../contract';
import type { Dissection } from '../filter/dissection';
import { compileFilter, type Filter } from '../filter/filter';

/** Tells the colour of a row of a table, from as much of its payload as the row has. */
export type ColourOf = (datagram: Dissection) => RuleColour | null;

/** Gives no datagram a colour. */
export const uncoloured: ColourOf = () => null;

/** Colour rules, ready to be asked about datagrams. */
export class ColourRules {
  readonly #compiled: readonly { filter: Filter; given: RuleColour }[];

  /** Throws FilterError for a filter that is wrong: those of readRules() are not. */
  constructor(rules: readonly ColourRule[]) {
    this.#compiled = rules
      .filter(({ enabled }) => enabled)
      .map(({ name, filter, colour }) => ({
        filter: compileFilter(filter),
        given: { name, colour },
      }));
  }

  /** What the first of the enabled rules that matches says; null where none does. Never throws. */
  colourOf(datagram: Dissection): RuleColour | null {
    return this.#compiled.find(({ filter }) => filter.matches(datagram))?.given ?? null;
  }
}
