// @ts-check

/** What node looks for in an addon. */
export const ENTRY = 'napi_register_module_v1';

/** A text that ends with a zero. @param {Buffer} bytes @param {number} start */
export function textAt(bytes, start) {
  return bytes.toString('latin1', start, bytes.indexOf(0, start));
}

/**
 * The offsets of the entries of a table.
 * @param {number} start
 * @param {number} count
 * @param {number} size of each, in bytes
 */
export function entries(start, count, size) {
  return Array.from({ length: count }, (_, index) => start + index * size);
}

/**
 * What a table of symbols says of Node-API.
 * @param {readonly { name: string, isDefined: boolean }[]} symbols
 */
export function nodeApiIn(symbols) {
  const wanted = symbols.filter(({ name, isDefined }) => !isDefined && isNodeApi(name));
  return {
    isAddon: symbols.some(({ name, isDefined }) => isDefined && name === ENTRY),
    nodeFunctions: wanted.map(({ name }) => name),
  };
}

/** @param {string} name */
function isNodeApi(name) {
  return /^(napi|node_api)_/u.test(name) && name !== ENTRY;
}
