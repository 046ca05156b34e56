import type { socketCalls } from '../../contract';
import type { Capture } from '../../engine';
import type { HandlersOf } from './group';

export function socketHandlers(capture: Capture): HandlersOf<typeof socketCalls> {
  return {
    'sockets.add': ({ address }) => capture.addSocket(address),
    'sockets.remove': ({ id }) => capture.removeSocket(id),
    'sockets.assume': ({ id, assumptions }) => capture.assume(id, assumptions),
  };
}
