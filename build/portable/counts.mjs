// @ts-check

/** @typedef {import('../tests/suite.mjs').Counts} Counts */

/**
 * Reads what Node's test runner prints (`--test-reporter=spec`).
 * @param {string} output
 * @returns {Counts | undefined} undefined if it did not come to its end
 */
export function countsOfNodeTest(output) {
  /** @param {string} what */
  const count = (what) => {
    const found = output.match(new RegExp(`^ℹ ${what} (\\d+)\\s*$`, 'm'));
    return found ? Number(found[1]) : undefined;
  };
  const passed = count('pass');
  const failed = count('fail');
  if (passed === undefined || failed === undefined) return undefined;
  return {
    passed,
    failed: failed + (count('cancelled') ?? 0),
    skipped: (count('skipped') ?? 0) + (count('todo') ?? 0),
    notes: [...output.matchAll(/^\s*﹣ (.+?) \([\d.]+ms\) # (.+?)\s*$/gm)].map(
      ([, name, reason]) => `skipped: ${name}: ${reason}`,
    ),
  };
}
