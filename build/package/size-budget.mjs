// @ts-check

/**
 * @typedef {object} Measured
 * @property {string} name
 * @property {number} bytes
 * @property {number | undefined} budget bytes
 */

const MB = 1e6;

/**
 * The most that each kind may have, in megabytes of a million bytes: some tenth above what it has. Nearly all of it is
 * Electron; what is ours is in the first line.
 */
const budgets = /** @type {const} */ ({
  asar: 9,
  unpacked: 290,
  deb: 95,
  rpm: 100,
  'tar.gz': 130,
  AppImage: 130,
  pacman: 95,
  dmg: 240,
  zip: 240,
  exe: 110,
});

/**
 * @param {string} file its name, or one of `asar` and `unpacked`
 * @returns {number | undefined} bytes; undefined for files that nobody downloads, such as block maps
 */
export function budgetOf(file) {
  const entry = Object.entries(budgets).find(
    ([kind]) => file === kind || file.endsWith(`.${kind}`),
  );
  return entry && entry[1] * MB;
}

/**
 * @param {readonly Measured[]} measured
 * @returns {string} a line each, in megabytes
 */
export function tableOf(measured) {
  const width = Math.max(...measured.map(({ name }) => name.length));
  return measured
    .map(({ name, bytes, budget }) => {
      const limit = budget === undefined ? '' : ` of ${String(budget / MB).padStart(4)} MB`;
      return `${name.padEnd(width)} ${(bytes / MB).toFixed(1).padStart(7)} MB${limit}`;
    })
    .join('\n');
}
