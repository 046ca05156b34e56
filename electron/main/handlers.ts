import { failure, success, type Result } from '../contract';
import { listInterfaces, type Capture, type FileCapture } from '../engine';
import type { Announcer } from './announcer';
import type { Handlers } from './registrar';

/** Answers the calls of a window from the running capture. */
export function liveHandlers(capture: Capture, announcer: Announcer): Handlers {
  return {
    ...commonHandlers(capture, announcer),
    'sockets.add': ({ address }) => capture.addSocket(address),
    'sockets.remove': ({ id }) => capture.removeSocket(id),
    'file.stop': () => inapplicable('This window shows a running capture and no file.'),
  };
}

function noSockets() {
  return inapplicable('This window shows a file, which has no sockets.');
}

/** Answers the calls of a window from its file. */
export function fileHandlers(file: FileCapture, announcer: Announcer): Handlers {
  return {
    ...commonHandlers(file, announcer),
    'sockets.add': noSockets,
    'sockets.remove': noSockets,
    'file.stop': () => {
      file.stop();
      return success(null);
    },
  };
}

type Common = Omit<Handlers, 'sockets.add' | 'sockets.remove' | 'file.stop'>;

function commonHandlers(source: Pick<Capture, 'rows'>, announcer: Announcer): Common {
  return {
    'interfaces.list': () => success(listInterfaces()),
    'log.rows': ({ first, count }) => success(source.rows(first, count)),
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

function inapplicable(message: string): Result<never> {
  return failure('CALL_INAPPLICABLE', message);
}
