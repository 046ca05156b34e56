import type { ElectronApplication } from '@playwright/test';
import type { CommandId } from '../../electron/contract';

/** Chooses a command of the application's menu. */
export async function choose(app: ElectronApplication, command: CommandId): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (item === null || item === undefined) throw new Error(`the menu has no "${id}"`);
    item.click();
  }, command);
}

/** Has the next dialogs for saving answer with a path, as if the person had typed it. */
export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

/** Has the next dialogs for opening answer with files. */
export async function answerOpenDialog(
  app: ElectronApplication,
  filePaths: string[],
): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths });
  }, filePaths);
}

/** How a command of the menu is written there, with its key. */
export async function menuItem(
  app: ElectronApplication,
  command: CommandId,
): Promise<{ label: string; accelerator: string | null }> {
  return app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    return { label: item?.label ?? '', accelerator: item?.accelerator ?? null };
  }, command);
}

/** Has the next questions answered with a button, and tells what they were. */
export async function answerQuestions(
  app: ElectronApplication,
  button: number,
): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, response) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...[, options]: unknown[]) => {
      const { message, detail } = options as { message: string; detail: string };
      asked.push(`${message} ${detail}`);
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
  return () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}
