import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { root } from './application';

/** Whether the pictures of the documentation are to be taken anew: `npm run pictures`. */
export const takesPictures = process.env['GRAMSCOPE_PICTURES'] === '1';

const folder = takesPictures
  ? join(root, 'docs')
  : join(root, 'e2e', 'results', 'screenshots', 'docs');

/**
 * Takes a picture for the documentation, of the window or a part of it, by its path below `docs`. In an ordinary run
 * it becomes an artefact of that, so that no test changes the sources.
 */
export async function picture(of: Page | Locator, name: string): Promise<void> {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  await of.screenshot({ path, animations: 'disabled', caret: 'hide' });
}
