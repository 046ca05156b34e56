// @ts-check

/**
 * What is wrong with this Node, or undefined if it will do.
 * @param {string} running version such as `20.19.0`
 * @param {string} range the `engines.node` of package.json, of the form `>=MAJOR.MINOR`
 * @returns {string | undefined}
 */
export function nodeComplaint(running, range) {
  const wanted = range.replace(/^>=/, '');
  if (compareVersions(running, wanted) >= 0) return undefined;
  return `Node ${wanted} or newer is needed, this is ${running} (${process.execPath}). See https://nodejs.org/en/download`;
}

/**
 * @param {string} left
 * @param {string} right
 * @returns {number} negative, zero or positive, as sort functions want it; a missing part counts as 0
 */
function compareVersions(left, right) {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
