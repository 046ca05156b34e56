import type { statisticsCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

const countOfAll = {
  view: null,
  by: 'port',
  measure: 'datagrams',
  last: null,
  buckets: 1,
  groups: 1,
};

export const statisticsInputs: InputsOf<typeof statisticsCalls> = {
  'statistics.count': {
    right: { view: 1, by: 'source', measure: 'bytes', last: 60, buckets: 300, groups: 20 },
    wrong: {
      'no view': { ...countOfAll, view: undefined },
      'an unknown grouping': { ...countOfAll, by: 'colour' },
      'an unknown measure': { ...countOfAll, measure: 'packets' },
      'no time at all': { ...countOfAll, last: 0 },
      'an endless time': { ...countOfAll, last: 2 ** 40 },
      'no bucket': { ...countOfAll, buckets: 0 },
      'too many buckets': { ...countOfAll, buckets: 2001 },
      'no group': { ...countOfAll, groups: 0 },
      'too many groups': { ...countOfAll, groups: 51 },
      'an extra key': { ...countOfAll, more: 1 },
    },
  },
};
