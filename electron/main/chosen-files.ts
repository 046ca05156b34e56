import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { escapeControls, failure, success, type CallOutput, type Result } from '../contract';
import { explainUnreadable } from '../engine';

/** Files that are remembered; a page that chooses more has the first ones forgotten. */
const mostRemembered = 100;

/** Files that a person chose in one window. The page knows them by number, and never by path. */
export class ChosenFiles {
  readonly #paths = new Map<number, string>();
  #last = 0;

  /** Asks for a file; null where none was chosen. */
  async choose(window: BrowserWindow): Promise<Result<CallOutput<'send.choose-file'>>> {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: 'Choose a File to Send',
      properties: ['openFile'],
    });
    const [path] = filePaths;
    if (path === undefined) return success(null);
    const name = basename(path);
    try {
      const { size } = await stat(path);
      return success({ file: this.#remember(path), name: escapeControls(name), bytes: size });
    } catch (error) {
      return { ok: false, error: explainUnreadable(name, error) };
    }
  }

  /** Fails for a number that no choice gave. */
  pathOf(file: number): Result<string> {
    const path = this.#paths.get(file);
    return path === undefined
      ? failure('INPUT_INVALID', `There is no chosen file ${file}.`, 'Choose the file again.')
      : success(path);
  }

  #remember(path: string): number {
    this.#last += 1;
    this.#paths.set(this.#last, path);
    this.#paths.delete(this.#last - mostRemembered);
    return this.#last;
  }
}
