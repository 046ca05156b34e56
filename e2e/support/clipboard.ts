import type { ElectronApplication } from '@playwright/test';

/** The text in the clipboard; what copies into it may not have done so yet. */
export async function copied(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}
