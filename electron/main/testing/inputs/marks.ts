import type { markCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const markInputs: InputsOf<typeof markCalls> = {
  'marks.list': { right: {}, wrong: { 'an extra key': { first: 1 } } },
  'marks.toggle': {
    right: { view: null, first: 1, count: 1000 },
    wrong: {
      'no view': { first: 1, count: 1 },
      'more than at once': { view: null, first: 1, count: 1001 },
      'row 0': { view: null, first: 0, count: 1 },
      'an extra key': { view: null, first: 1, count: 1, path: '/tmp/x' },
    },
  },
  'marks.comment': {
    right: { number: 1, comment: '' },
    wrong: {
      'no comment': { number: 1 },
      'an endless comment': { number: 1, comment: 'x'.repeat(1001) },
      'row 0': { number: 0, comment: '' },
      'an extra key': { number: 1, comment: '', time: '0.000000000' },
    },
  },
  'marks.remove': {
    right: { number: 1 },
    wrong: { 'no number': {}, 'row 0': { number: 0 }, 'an extra key': { number: 1, all: true } },
  },
};
