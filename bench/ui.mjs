// @ts-check
/**
 * `npm run bench -- ui[=quick]`: the window itself. Datagrams come at 50,000 a second for 30 s while it follows,
 * then while it is scrolled up, then with a filter; then a file of ten million is opened and scrolled at random.
 * Frame intervals, the longest task, memory, and the time from the kernel's receive stamp to the frame that shows
 * the row. It has no peer: no other program draws datagrams in a window that a script can look into. The targets
 * are: 95 % of frames within 33 ms, no task over 100 ms, seen within 100 ms, shown within 2 s.
 */
import { findElectron } from '../build/runtime/find-electron.mjs';
import { withVirtualDisplay } from '../build/runtime/virtual-display.mjs';
import { sharedLibrariesOf, virtualDisplay } from '../build/setup/requirements.mjs';
import { ensureSystem } from '../build/setup/system-packages.mjs';
import { file } from './ui/file.mjs';
import { live } from './ui/live.mjs';

/** @param {string} [size] `quick` for a fifth of the time, and a tenth of the rows */
export async function ui(size) {
  const isQuick = size === 'quick';
  const load = { perSecond: 50_000, seconds: isQuick ? 6 : 30 };
  const { binary } = await findElectron();
  await ensureSystem([sharedLibrariesOf(binary), virtualDisplay]);
  return withVirtualDisplay(async (display) => {
    Object.assign(process.env, display);
    return {
      bench: 'ui',
      load,
      live: await live(binary, load),
      file: await file(binary, isQuick ? 1 : 10),
    };
  });
}
