import type { CallInput, Failure, FilterProblem, Result } from '../../../electron/contract';
import type { ReplayDraft } from './draft';
import type { Problems } from './draft-problems';
import { textsOf, type JudgedText } from './draft-texts';

/** The part of the main process that judges texts. */
export interface JudgeCalls {
  check: (input: CallInput<'replay.check'>) => Promise<Result<Failure | null>>;
  checkFilter: (input: CallInput<'filter.check'>) => Promise<Result<FilterProblem | null>>;
}

/** Finds out what is wrong with the texts of drafts; of a text that it has judged it remembers that. */
export class TextJudge {
  readonly #calls: JudgeCalls;
  #known = new Map<string, string | null>();

  constructor(calls: JudgeCalls) {
    this.#calls = calls;
  }

  async judge(draft: ReplayDraft): Promise<Problems> {
    const texts = textsOf(draft);
    const verdicts = await Promise.all(texts.map((text) => this.#verdict(text)));
    // Only what is in the draft is worth remembering; a time to start may pass.
    this.#known = new Map(
      texts.flatMap(({ kind, text }, at) =>
        kind === 'start' ? [] : [[`${kind} ${text}`, verdicts[at] ?? null]],
      ),
    );
    return Object.fromEntries(
      texts.flatMap(({ field }, at) => {
        const verdict = verdicts[at] ?? null;
        return verdict === null ? [] : [[field, verdict]];
      }),
    );
  }

  async #verdict({ kind, text }: JudgedText): Promise<string | null> {
    const known = this.#known.get(`${kind} ${text}`);
    if (known !== undefined) return known;
    if (kind === 'filter') {
      const checked = await this.#calls.checkFilter({ text });
      if (!checked.ok) return checked.error.message;
      return checked.value === null ? null : `The filter is wrong: ${checked.value.message}.`;
    }
    const checked = await this.#calls.check({ kind, text });
    if (!checked.ok) return checked.error.message;
    // What was typed stands in the field already.
    return checked.value?.message.replace(`"${text}": `, '') ?? null;
  }
}
