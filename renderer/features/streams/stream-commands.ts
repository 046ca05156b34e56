import type { CommandHandlers } from '../../lib/commands';
import { seekLoss } from './going';

/** What can be done with streams from whichever view. */
export const streamCommandHandlers: CommandHandlers = {
  'streams.nextLoss': () => void seekLoss('next'),
  'streams.previousLoss': () => void seekLoss('previous'),
};
