import type { ReplayTextKind } from '../../../electron/contract';
import type { Pair, ReplayDraft } from './draft';
import { mappingText, replacementText } from './draft-request';

/** A text that only the main process can judge. */
export interface JudgedText {
  /** Of the draft; lines of tables by `mapping-ID` and `replacement-ID`. */
  field: string;
  kind: ReplayTextKind | 'filter';
  text: string;
}

/** The texts of a draft that are in use, and to be judged. */
export function textsOf(draft: ReplayDraft): JudgedText[] {
  const texts: JudgedText[] = [
    { field: 'filter', kind: 'filter', text: draft.rows === 'filter' ? draft.filter : '' },
    { field: 'from', kind: 'place', text: draft.from.trim() },
    { field: 'until', kind: 'place', text: draft.until.trim() },
    { field: 'to', kind: 'target', text: draft.where === 'one' ? draft.to.trim() : '' },
    ...(draft.where === 'table' ? tableTexts(draft) : []),
    { field: 'startAt', kind: 'start', text: draft.startAt.trim() },
    ...draft.replacements.filter(({ from }) => from !== '').map(replacementOf),
  ];
  return texts.filter(({ text }) => text.trim() !== '');
}

/** A line that lacks a side is no mapping yet. */
function tableTexts({ mappings, otherwise }: ReplayDraft): JudgedText[] {
  const whole = mappings.filter(({ from, to }) => from.trim() !== '' && to.trim() !== '');
  return [...whole.map(mappingOf), { field: 'otherwise', kind: 'target', text: otherwise.trim() }];
}

function mappingOf(pair: Pair): JudgedText {
  return { field: `mapping-${pair.id}`, kind: 'mapping', text: mappingText(pair) };
}

function replacementOf(pair: Pair): JudgedText {
  return { field: `replacement-${pair.id}`, kind: 'replacement', text: replacementText(pair) };
}
