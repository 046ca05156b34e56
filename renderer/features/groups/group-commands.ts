import type { CommandHandlers } from '../../lib/commands';
import { diagnose } from './group-actions';
import { selectedLine } from './groups-store';

/** What can be asked about groups from whichever view. */
export const groupCommandHandlers: CommandHandlers = {
  'groups.diagnose': () => diagnose(selectedLine()),
};
