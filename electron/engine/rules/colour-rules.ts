import { escapeControls, type ColourRule, type RuleColour } from '../../contract';
import type { Dissection } from '../filter/dissection';
import { compileFilter, type Filter } from '../filter/filter';
import { asksAboutStreams } from '../streams/asks-about-streams';
import { endsWithin } from './time-limit';

/** Tells the colours of rows of a table, from as much of their payloads as the rows have. */
export type ColoursOf = (datagrams: readonly Dissection[]) => (RuleColour | null)[];

/** Gives no datagram a colour. */
export const uncoloured: ColoursOf = (datagrams) => datagrams.map(() => null);

/** Milliseconds that the rules may take for rows that are asked for at once, and for how many rows. */
const timeLimit = 100;
const mostOverruns = 3;

/** Colour rules, ready to be asked about datagrams. */
export class ColourRules {
  readonly #compiled: readonly { filter: Filter; given: RuleColour }[];
  readonly #mayBacktrack: boolean;
  /** Whether a colour depends on the stream of a datagram. */
  readonly areAboutStreams: boolean;

  /** Throws FilterError for a filter that is wrong: those of readRules() are not. */
  constructor(rules: readonly ColourRule[]) {
    this.#compiled = rules
      .filter(({ enabled }) => enabled)
      .map(({ name, filter, colour }) => ({
        filter: compileFilter(filter),
        given: { name: escapeControls(name), colour },
      }));
    this.areAboutStreams = this.#compiled.some(({ filter }) => asksAboutStreams(filter.predicate));
    this.#mayBacktrack = this.#compiled.some(({ filter }) => /matches|~/u.test(filter.text));
  }

  /**
   * What the first of the enabled rules that matches says of each; null where none does. Never throws. A
   * datagram for which a regular expression takes too long has no colour, and after a few of them none of
   * the rest has: a window waits.
   */
  readonly coloursOf: ColoursOf = (datagrams) => {
    const colours = uncoloured(datagrams);
    let next = 0;
    const go = (): void => {
      for (let at = next; at < datagrams.length; at += 1) {
        next = at;
        colours[at] = this.#colourOf(datagrams[at]);
      }
      next = datagrams.length;
    };
    if (!this.#mayBacktrack) {
      go();
      return colours;
    }
    for (let overruns = 0; overruns < mostOverruns && !endsWithin(timeLimit, go); overruns += 1) {
      next += 1;
    }
    return colours;
  };

  #colourOf(datagram: Dissection | undefined): RuleColour | null {
    if (datagram === undefined) return null;
    return this.#compiled.find(({ filter }) => filter.matches(datagram))?.given ?? null;
  }
}
