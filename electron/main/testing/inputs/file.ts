import type { fileCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const fileInputs: InputsOf<typeof fileCalls> = {
  'file.assume': {
    right: { assumptions: { charset: 'utf-8', zone: 'local' } },
    wrong: {
      'no assumptions': {},
      'an extra key': { assumptions: { charset: 'gbk', zone: 'UTC' }, id: 1 },
      'no zone': { assumptions: { charset: 'gbk' } },
      'an inherited name': { assumptions: { charset: 'constructor', zone: 'UTC' } },
    },
  },
  'file.stop': { right: {}, wrong: { 'an extra key': { file: 1 } } },
};
