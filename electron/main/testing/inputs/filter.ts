import type { filterCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const filterInputs: InputsOf<typeof filterCalls> = {
  'filter.check': {
    right: { text: 'udp' },
    wrong: {
      'no text': {},
      'an extra key': { text: '', near: 1 },
      'a list': { text: ['udp'] },
      'an endless text': { text: ' '.repeat(65_537) },
    },
  },
  'filter.complete': {
    right: { text: 'udp', cursor: 3 },
    wrong: {
      'no cursor': { text: 'udp' },
      'an extra key': { text: 'udp', cursor: 3, near: 1 },
      'before the text': { text: 'udp', cursor: -1 },
      'between two characters': { text: 'udp', cursor: 1.5 },
      'beyond the longest filter': { text: 'udp', cursor: 65_537 },
      'an endless text': { text: ' '.repeat(65_537), cursor: 1 },
    },
  },
  'filter.apply': {
    right: { text: 'udp', near: 1 },
    wrong: {
      'no text': { near: 1 },
      'no place': { text: 'udp' },
      'an extra key': { text: 'udp', near: 1, view: 1 },
      'row 0': { text: 'udp', near: 0 },
      'an endless text': { text: ' '.repeat(65_537), near: 1 },
    },
  },
  'filter.clear': { right: {}, wrong: { 'an extra key': { view: 1 } } },
};
