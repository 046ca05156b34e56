/** For each of some calls one input that is right and many that are not. */
export type InputsOf<Calls> = Record<
  keyof Calls,
  { right: unknown; wrong: Record<string, unknown> }
>;
