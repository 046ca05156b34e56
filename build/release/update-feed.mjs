// @ts-check
import { SetupError } from '../setup/setup-error.mjs';

/**
 * Where packages look for newer versions, as electron-builder's `publish` wants it: the folder with latest.yml and
 * its kin. Without an address they look nowhere, and say so. It is generic and not GitHub's own provider, because
 * that one asks more addresses than the list.
 * @param {NodeJS.ProcessEnv} env GRAMSCOPE_UPDATE_FEED is the address, with https
 * @returns {{ provider: 'generic', url: string } | null}
 */
export function updateFeed(env) {
  const url = env['GRAMSCOPE_UPDATE_FEED'];
  if (!url) return null;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new SetupError(`GRAMSCOPE_UPDATE_FEED is not an address with https: ${url}`);
  return { provider: 'generic', url };
}
