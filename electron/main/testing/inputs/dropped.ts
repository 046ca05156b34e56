import type { droppedCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const droppedInputs: InputsOf<typeof droppedCalls> = {
  'files.dropped': {
    right: { paths: ['/tmp/a.pcapng'] },
    wrong: {
      'no paths': {},
      'an empty list': { paths: [] },
      'an empty path': { paths: [''] },
      'a path from nowhere': { paths: ['a.pcapng'] },
      'a path with NUL': { paths: ['/tmp/a\0b'] },
      'an endless path': { paths: ['/'.repeat(5000)] },
      'an endless list': { paths: Array.from({ length: 21 }, () => '/tmp/a.pcapng') },
      'an extra key': { paths: ['/tmp/a.pcapng'], write: true },
    },
  },
};
