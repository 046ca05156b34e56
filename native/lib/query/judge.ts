import path from 'node:path';

import type { DatagramRow } from '../log';
import { checkOptionNames } from '../options';

/** Who makes the tests of a predicate that have the kind `judged`. */
export interface Judge {
  /** Absolute path of a CommonJS module, which exports what `JudgeModule` says. Runs on a worker thread. */
  module: string;
  /** What its `judge` is given: anything that structuredClone() copies. */
  data: unknown;
  /**
   * Called on the main thread for each batch of rows. What it returns, which structuredClone() must
   * copy, is given to the tests: names for example, that may change meanwhile. Absent: undefined.
   */
  context?: () => unknown;
}

/** What the module of a judge exports. */
export interface JudgeModule {
  /** Makes the tests; a predicate names them by their places. Called once or more for a query. */
  judge(data: unknown): readonly JudgedTest[];
}

/** Whether a datagram, with all of its captured payload, passes. One that throws ends the query. */
export type JudgedTest = (row: DatagramRow, context: unknown) => boolean;

/** Throws a TypeError (`ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`). */
export function checkJudge(judge: Judge): void {
  checkOptionNames(judge, ['module', 'data', 'context']);
  if (typeof judge.module !== 'string' || !path.isAbsolute(judge.module)) {
    throw refusal(
      'ERR_INVALID_ARG_VALUE',
      `judge.module must be an absolute path, got ${String(judge.module)}`,
    );
  }
  if (judge.context !== undefined && typeof judge.context !== 'function') {
    throw refusal('ERR_INVALID_ARG_TYPE', 'judge.context must be a function');
  }
}

/** What is thrown for judged tests that nobody makes. */
export function missingJudge(): TypeError {
  return refusal(
    'ERR_INVALID_ARG_VALUE',
    'the predicate has judged tests: the option judge must say who makes them',
  );
}

function refusal(code: string, message: string): TypeError {
  return Object.assign(new TypeError(message), { code });
}
