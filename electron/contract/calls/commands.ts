import * as v from 'valibot';
import { commandIds, isMainCommand } from '../commands';

export const commandCalls = {
  /** Has a command done that is the main process's, in the window that asks. */
  'commands.run': {
    input: v.strictObject({ id: v.picklist(commandIds.filter(isMainCommand)) }),
    output: v.null(),
  },
} as const;
