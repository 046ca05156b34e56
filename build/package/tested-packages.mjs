// @ts-check
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/** Above all versions that there may be. */
const UPGRADE = '999.0.0';

/**
 * Makes the packages that are tested: two versions, of which the second is the same application, because what an
 * upgrade does is told by the packages.
 */
export async function makeTestedPackages() {
  const command = [inRoot('build/package.mjs'), '--fast'];
  await run(process.execPath, [...command, 'dir', 'tar.gz', 'deb', 'rpm']);
  await run(process.execPath, [...command, 'deb', 'rpm', '--again', UPGRADE]);
}
