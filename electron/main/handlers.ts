import { success } from '../contract';
import { listInterfaces, type Capture } from '../engine';
import type { Announcer } from './announcer';
import type { Handlers } from './registrar';

/** Answers the calls of a window from its capture. */
export function createHandlers(capture: Capture, announcer: Announcer): Handlers {
  return {
    'interfaces.list': () => success(listInterfaces()),
    'sockets.add': ({ address }) => capture.addSocket(address),
    'sockets.remove': ({ id }) => capture.removeSocket(id),
    'log.rows': ({ first, count }) => success(capture.rows(first, count)),
    'streams.open': () => {
      announcer.open();
      return success(null);
    },
    'streams.acknowledge': ({ sequence }) => {
      announcer.acknowledge(sequence);
      return success(null);
    },
  };
}
