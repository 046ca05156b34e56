import type { commandCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const commandInputs: InputsOf<typeof commandCalls> = {
  'commands.run': {
    right: { id: 'zoom.in' },
    wrong: {
      'no command': {},
      'an unknown command': { id: 'file.delete' },
      'an inherited name': { id: 'constructor' },
      'a command of the page': { id: 'app.palette' },
      'an extra key': { id: 'zoom.in', by: 2 },
    },
  },
};
