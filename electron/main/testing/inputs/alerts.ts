import type { alertCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const alertInputs: InputsOf<typeof alertCalls> = {
  'alerts.acknowledge': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'alerts.clear': { right: {}, wrong: { 'an extra key': { id: 1 } } },
};
