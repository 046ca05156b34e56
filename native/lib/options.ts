/**
 * Refuses options that nobody reads, so that a misspelt one does not pass for its default.
 * What the values may be is checked behind the native door.
 *
 * Throws a TypeError with code `ERR_INVALID_ARG_TYPE` that names the option.
 */
export function checkOptionNames<Options extends object>(
  options: Options,
  known: readonly (keyof Options & string)[],
): void {
  if (typeof options !== 'object' || options === null) {
    throw invalid(`options must be an object, got ${String(options)}`);
  }
  const unknown = Object.keys(options).find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw invalid(`unknown option "${unknown}": the options are ${known.join(', ')}`);
  }
}

function invalid(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
}
