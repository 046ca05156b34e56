// @ts-check
import { IntegrityError } from '../setup/integrity.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { ensureSystem } from '../setup/system-packages.mjs';
import { hasToolchain, nodeForWindows, toolchain } from '../targets/toolchain.mjs';
import { wine } from './wine.mjs';

/**
 * Installs what it takes to compile for other systems.
 * @returns {Promise<string | undefined>} why that cannot be had here, if so
 */
export async function absenceOfToolchain() {
  if (!hasToolchain) return 'the cross compiler is for Linux on x64 alone';
  return reasonOf(toolchain);
}

/** The same for what it takes to run the addon for Windows. */
export async function absenceOfWindows() {
  const reason = await absenceOfToolchain();
  return reason ?? reasonOf(() => Promise.all([nodeForWindows(), ensureSystem([wine])]));
}

/** @param {() => Promise<unknown>} install */
async function reasonOf(install) {
  try {
    await install();
    return undefined;
  } catch (error) {
    if (!(error instanceof SetupError) || error instanceof IntegrityError) throw error;
    return error.message.split('\n')[0];
  }
}
