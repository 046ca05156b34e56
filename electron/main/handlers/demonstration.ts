import { success, type demonstrationCalls } from '../../contract';
import type { Demonstration } from '../../engine';
import type { HandlersOf } from './group';

export function demonstrationHandlers(
  demonstration: Demonstration,
): HandlersOf<typeof demonstrationCalls> {
  return {
    'demonstration.start': () => demonstration.start(),
    'demonstration.stop': () => {
      demonstration.stop();
      return success(null);
    },
  };
}
