import type { interfaceCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const interfaceInputs: InputsOf<typeof interfaceCalls> = {
  'interfaces.list': { right: {}, wrong: { 'an extra key': { all: true } } },
};
