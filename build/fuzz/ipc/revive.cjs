// @ts-check
/**
 * Makes of a message as JSON what is sent. What JSON has no word for is an object with `$odd`, so that every message
 * can be printed, and sent again. It stands alone, for its text is put into pages as well.
 * @param {any} value
 * @returns {any}
 */
function revive(value) {
  /** @type {Record<string, (given: any) => any>} */
  const odd = {
    nan: () => NaN,
    infinity: () => Infinity,
    'minus-infinity': () => -Infinity,
    'minus-zero': () => -0,
    undefined: () => undefined,
    bigint: () => 2n ** 70n,
    date: () => new Date(0),
    'no-date': () => new Date(NaN),
    map: () => new Map([['id', 1]]),
    set: () => new Set([1]),
    regexp: () => /(a+)+$/u,
    error: () => new Error('odd'),
    buffer: () => new ArrayBuffer(64),
    bytes: () => new Uint8Array([1, 2, 3]),
    shared: () => (typeof SharedArrayBuffer === 'undefined' ? null : new SharedArrayBuffer(8)),
    function: () => () => 1,
    symbol: () => Symbol('odd'),
    port: () => new MessageChannel().port1,
    number: () => Object(1),
    string: () => Object('udp'),
    sparse: () => Object.assign([], { 1_000_000: 1 }),
    proto: () => JSON.parse('{"__proto__":{"ok":true},"constructor":1}'),
    accessor: () => ({
      get id() {
        throw new Error('odd');
      },
    }),
    long: ({ size, of }) => String(of).repeat(size),
    many: ({ size, of }) => Array.from({ length: size }, () => revive(of)),
    deep: ({ size }) => {
      let inner = {};
      for (let level = 0; level < size; level++) inner = { inner };
      return inner;
    },
    cyclic: () => {
      const own = /** @type {Record<string, unknown>} */ ({ id: 1 });
      own['self'] = own;
      return own;
    },
  };
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$odd === 'string') return odd[value.$odd]?.(value);
  if (Array.isArray(value)) return value.map((each) => revive(each));
  const made = {};
  for (const key of Object.keys(value)) {
    // Assigning __proto__ would set it.
    const entry = {
      value: revive(value[key]),
      enumerable: true,
      writable: true,
      configurable: true,
    };
    Object.defineProperty(made, key, entry);
  }
  return made;
}

module.exports = { revive };
