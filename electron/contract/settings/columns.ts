import * as v from 'valibot';

/** A column of a table, as a person wants it. */
export interface ColumnSettings<Name extends string = string> {
  name: Name;
  shown: boolean;
  /** In rem, which text of another size takes along; null as designed. */
  width: number | null;
}

/**
 * All columns of a table, in the order in which they are shown. Those that are missing, because a version wrote them
 * that did not have them, come last and are not shown.
 */
export function columnsSchema<const Names extends readonly [string, ...string[]]>(names: Names) {
  return v.pipe(
    v.array(
      v.strictObject({
        name: v.picklist(names),
        shown: v.boolean(),
        width: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(200))),
      }),
    ),
    v.check(
      (columns) => new Set(columns.map(({ name }) => name)).size === columns.length,
      'a column is there twice',
    ),
    v.check((columns) => columns.some(({ shown }) => shown), 'no column is shown'),
    v.transform((columns): ColumnSettings<Names[number]>[] => {
      const known = new Set<string>(columns.map(({ name }) => name));
      const missing = names.filter((name) => !known.has(name));
      return [
        ...columns,
        ...missing.map((name: Names[number]) => ({ name, shown: false, width: null })),
      ];
    }),
  );
}

/** The columns as they are designed, but for some that are hidden. */
export function usualColumns<Name extends string>(
  names: readonly Name[],
  hidden: ReadonlySet<Name>,
): ColumnSettings<Name>[] {
  return names.map((name) => ({ name, shown: !hidden.has(name), width: null }));
}
