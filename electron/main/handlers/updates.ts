import { success, type updateCalls } from '../../contract';
import type { Updates } from '../updates/updates';
import type { HandlersOf } from './group';

export function updateHandlers(updates: Updates): HandlersOf<typeof updateCalls> {
  return {
    'updates.get': () => success(updates.state()),
    'updates.check': () => done(updates.check()),
    'updates.download': () => updates.download(),
    'updates.cancel': () => done(updates.cancel()),
    'updates.install': () => updates.install(),
    'updates.dismiss': () => done(updates.dismiss()),
    'updates.skip': () => updates.skip(),
  };
}

/** What comes of it is told by the feed, so nobody waits for it here. */
function done(what: void | Promise<void>) {
  void what;
  return success(null);
}
