import * as v from 'valibot';
import { commandIds } from '../commands';
import { isKey } from '../commands/key';

/** The keys of commands, where they are not the usual ones. An empty text is no key at all. */
export const keysSchema = v.record(
  v.picklist(commandIds),
  v.pipe(
    v.string(),
    v.check(
      (text) => text === '' || isKey(text),
      ({ input }) => `"${input}" is no key`,
    ),
  ),
);

export type Keys = v.InferOutput<typeof keysSchema>;

export const defaultKeys: Keys = {};
