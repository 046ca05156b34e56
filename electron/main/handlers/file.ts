import { success, type fileCalls } from '../../contract';
import type { FileCapture } from '../../engine';
import type { HandlersOf } from './group';

export function fileHandlers(file: FileCapture): HandlersOf<typeof fileCalls> {
  return {
    'file.assume': ({ assumptions }) => {
      file.assume(assumptions);
      return success(null);
    },
    'file.stop': () => {
      file.stop();
      return success(null);
    },
  };
}
