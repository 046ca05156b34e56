import { success, type Result } from '../contract';
import { readFilter, type Filter } from '../engine';
import type { Values } from './usage';

/** What `-Y` says; undefined where it is not given. */
export function readDisplayFilter(values: Values): Result<Filter | undefined> {
  const text = values['display-filter'];
  return text === undefined ? success(undefined) : readFilter(String(text));
}
