import * as v from 'valibot';
import { networkInterfaceSchema } from '../model';
import { nothing } from './inputs';

export const interfaceCalls = {
  /** The interfaces of this machine, for choosing addresses and where to join groups. */
  'interfaces.list': { input: nothing, output: v.array(networkInterfaceSchema) },
} as const;
