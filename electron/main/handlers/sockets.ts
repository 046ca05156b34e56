import type { socketCalls } from '../../contract';
import type { Capture } from '../../engine';
import type { HandlersOf } from './group';

export function socketHandlers(capture: Capture): HandlersOf<typeof socketCalls> {
  return {
    'sockets.add': ({ address, ...setup }) => capture.addSocket(address, setup),
    'sockets.remove': ({ id }) => capture.removeSocket(id),
    'sockets.stop': ({ id }) => capture.stopSocket(id),
    'sockets.start': ({ id }) => capture.startSocket(id),
    'sockets.join': ({ id, membership }) => capture.join(id, membership),
    'sockets.leave': ({ id, membership }) => capture.leave(id, membership),
    'sockets.tune': ({ id, options }) => capture.tune(id, options),
    'sockets.assume': ({ id, assumptions }) => capture.assume(id, assumptions),
  };
}
