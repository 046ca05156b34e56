import * as v from 'valibot';

/** Characters of a filter that is kept; longer ones are applied, but not remembered. */
export const longestKeptFilter = 4096;

/** Filters that can be kept under names, and filters that are remembered. */
export const mostSavedFilters = 50;
export const longestHistory = 20;

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestKeptFilter));

const filterNameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A name is missing.'),
  v.maxLength(40, 'A name has 40 characters at most.'),
);

/** What is wrong with the name of a filter, in words; null where nothing is. */
export function filterNameProblem(name: string): string | null {
  const checked = v.safeParse(filterNameSchema, name);
  return checked.success ? null : checked.issues[0].message;
}

/** The filters that a person keeps, and those that were applied last. */
export const filtersSchema = v.strictObject({
  /** In the order of their buttons; no name twice. */
  saved: v.pipe(
    v.array(v.strictObject({ name: filterNameSchema, text })),
    v.maxLength(mostSavedFilters),
    v.check(
      (saved) => new Set(saved.map(({ name }) => name)).size === saved.length,
      'a name occurs twice',
    ),
  ),
  /** The oldest first. */
  history: v.pipe(v.array(text), v.maxLength(longestHistory)),
});

export type Filters = v.InferOutput<typeof filtersSchema>;
export type SavedFilter = Filters['saved'][number];

export const defaultFilters: Filters = { saved: [], history: [] };
