/** What to do with an expression: alone, in addition to the filter there is, or to leave it out of that. */
export type FilterUse = 'alone' | 'and' | 'not';

type Apply = (expression: string, use: FilterUse) => void;

let apply: Apply = () => undefined;

/** Says who has the filter. It is one feature's; others ask for it through here. */
export function handleFilterRequests(handler: Apply): void {
  apply = handler;
}

/** Has an expression applied, where the person can see and change it. */
export function requestFilter(expression: string, use: FilterUse): void {
  apply(expression, use);
}

/** The words for each use, in the order of menus. */
export const filterUses: readonly { use: FilterUse; label: string }[] = [
  { use: 'alone', label: 'Apply as filter' },
  { use: 'and', label: 'And this' },
  { use: 'not', label: 'And not this' },
];
