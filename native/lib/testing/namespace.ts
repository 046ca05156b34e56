/**
 * Why tests that need a network namespace are skipped here; undefined where they run: with `lo`, and `t0`
 * (10.99.0.1, fd99::1, the way to all IPv4 groups) joined to `t1`, for the test file alone. The pool that
 * runs these files makes it (build/tests/pool).
 */
export const namespaceProblem: string | undefined = process.env['GRAMSCOPE_NO_NAMESPACE'];
