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
