import { success, type MainCommand, type commandCalls } from '../../contract';
import type { HandlersOf } from './group';

/** `run` does a command in the window of these handlers. */
export function commandHandlers(run: (id: MainCommand) => void): HandlersOf<typeof commandCalls> {
  return {
    'commands.run': ({ id }) => {
      run(id);
      return success(null);
    },
  };
}
