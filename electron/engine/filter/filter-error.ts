/** Where something stands in the text of a filter: `from` included, `to` excluded, both from 0. */
export interface Span {
  from: number;
  to: number;
}

/** What is wrong with a filter, and where. */
export class FilterError extends Error {
  override readonly name = 'FilterError';

  readonly span: Span;

  /** `suggestion` is what may have been meant; empty where nothing comes close. */
  constructor(
    message: string,
    { from, to }: Span,
    readonly suggestion = '',
  ) {
    super(message);
    this.span = { from, to };
  }
}
