import type { SequenceField, StreamSettings } from '../../../electron/contract';

/** Where a sequence number is, as it stands in the form. */
export interface SequenceDraft {
  offset: string;
  width: SequenceField['width'];
  order: SequenceField['order'];
  step: string;
}

export const widths = [1, 2, 4, 8] as const satisfies readonly SequenceField['width'][];

export function draftOf(field: SequenceField | null): SequenceDraft {
  const { offset, width, order, step } = field ?? { offset: 0, width: 4, order: 'big', step: 1 };
  return { offset: String(offset), width, order, step: String(step) };
}

/** The bounds of the contract. */
const most = { offset: 65_000, step: 65_536 } as const;
const least = { offset: 0, step: 1 } as const;

/** What is wrong with a number of the form, in words; undefined where nothing is. */
export function problemOf(draft: SequenceDraft, name: 'offset' | 'step'): string | undefined {
  const text = draft[name].trim();
  const value = Number(text);
  const isRight = /^\d+$/u.test(text) && value >= least[name] && value <= most[name];
  const bounds = `${least[name]} to ${most[name].toLocaleString('en-US')}`;
  return isRight ? undefined : `Write a whole number from ${bounds}.`;
}

/** The field that the form describes; null while something is wrong with it. */
export function fieldOf(draft: SequenceDraft): SequenceField | null {
  if (problemOf(draft, 'offset') !== undefined || problemOf(draft, 'step') !== undefined)
    return null;
  const { width, order } = draft;
  return { offset: Number(draft.offset), width, order, step: Number(draft.step) };
}

type Fields = StreamSettings['fields'];

/** The fields with another one for a destination; null takes away the one that it has. */
export function withField(
  fields: Fields,
  destination: string,
  field: SequenceField | null,
): Fields {
  const others = fields.filter((each) => each.destination !== destination);
  return field === null ? others : [...others, { destination, field }];
}
