import type { feedCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const feedInputs: InputsOf<typeof feedCalls> = {
  'feeds.open': {
    right: { feed: 'capture' },
    wrong: {
      'no feed': {},
      'an unknown feed': { feed: 'keys' },
      'an inherited name': { feed: 'constructor' },
      'an extra key': { feed: 'capture', more: 1 },
    },
  },
  'feeds.acknowledge': {
    right: { feed: 'capture', sequence: 1 },
    wrong: {
      'an unknown feed': { feed: 'x', sequence: 1 },
      'no sequence': { feed: 'capture' },
      'an extra key': { feed: 'capture', sequence: 1, more: 1 },
      'sequence 0': { feed: 'capture', sequence: 0 },
      text: { feed: 'capture', sequence: '1' },
    },
  },
};
