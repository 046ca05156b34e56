import { writtenLines, type ReplayDraft } from './draft';

/** What is wrong with a draft, by field, in whole sentences; lines of tables by `mapping-ID` and the like. */
export type Problems = Readonly<Record<string, string>>;

const numberOfPace = {
  original: 'factor',
  datagrams: 'perSecond',
  bits: 'megabits',
  top: null,
} as const;

/** What has to be there and is not. */
export function missingParts(draft: ReplayDraft): Problems {
  const found: Record<string, string> = {};
  const number = numberOfPace[draft.pace];
  if (number !== null && isBlank(draft[number])) found[number] = 'Write a number.';
  if (!draft.forEver && isBlank(draft.loops)) found['loops'] = 'Write how many.';
  if (draft.rows === 'filter' && isBlank(draft.filter)) found['filter'] = 'Write a filter.';
  if (draft.where === 'one' && isBlank(draft.to)) {
    found['to'] = 'Write an address and a port, such as 127.0.0.1:5514.';
  }
  if (draft.where === 'table') {
    for (const { id, from, to } of writtenLines(draft.mappings)) {
      if (isBlank(from) || isBlank(to)) found[`mapping-${id}`] = 'Write both sides.';
    }
  }
  for (const { id, from } of writtenLines(draft.replacements)) {
    if (from === '') found[`replacement-${id}`] = 'Write what is replaced.';
  }
  return found;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
