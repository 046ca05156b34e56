import type { ElectronApplication } from '@playwright/test';

/**
 * Has every question of the application answered by this button, where it has one, and else by the one that a
 * person's Escape means; and no file chosen. Returns what tells the questions so far.
 */
export async function answerDialogs(
  app: ElectronApplication,
  button: string,
): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, wanted) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedQuestions: asked });
    const answer = (...given: unknown[]) => {
      const options = given.at(-1) as { message: string; buttons: string[]; cancelId: number };
      asked.push(options.message);
      const at = options.buttons.indexOf(wanted);
      return Promise.resolve({ response: at < 0 ? options.cancelId : at, checkboxChecked: false });
    };
    dialog.showMessageBox = answer;
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  }, button);
  return () =>
    app.evaluate(() => (globalThis as unknown as { askedQuestions: string[] }).askedQuestions);
}
