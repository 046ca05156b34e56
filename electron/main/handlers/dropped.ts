import { success, type droppedCalls } from '../../contract';
import type { HandlersOf } from './group';

export function droppedHandlers(openFile: (path: string) => void): HandlersOf<typeof droppedCalls> {
  return {
    'files.dropped': ({ paths }) => {
      for (const path of paths) openFile(path);
      return success(null);
    },
  };
}
