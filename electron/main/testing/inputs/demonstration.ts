import type { demonstrationCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const demonstrationInputs: InputsOf<typeof demonstrationCalls> = {
  'demonstration.start': { right: {}, wrong: { 'an address': { to: '192.0.2.1:514' } } },
  'demonstration.stop': { right: {}, wrong: { 'an extra key': { id: 1 } } },
};
