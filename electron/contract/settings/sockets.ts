import * as v from 'valibot';
import { keptSocketSchema, type KeptSocket } from '../socket-setup';

/** More than anybody opens by hand. */
const mostSockets = 1000;

/** The sockets of the running capture. Only the main process changes them: they are as they are. */
export const socketsSchema = v.pipe(v.array(keptSocketSchema), v.maxLength(mostSockets));

export const defaultSockets: KeptSocket[] = [];
