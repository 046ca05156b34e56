import { dialog, type BrowserWindow } from 'electron';
import { questionOnClosing, type Question } from './questions';

/** Asks in a window. Resolves to the number of the button that was chosen; the second one is Escape's. */
export async function ask(window: BrowserWindow, question: Question): Promise<number> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    defaultId: 0,
    ...question,
    cancelId: 1,
    // Windows would make large links of buttons that it does not know.
    noLink: true,
  });
  return response;
}

/**
 * Asks in a window whether something may be done that its page calls for. Who types on as it comes up has said
 * no, and so has who closes it.
 */
export async function agree(window: BrowserWindow, question: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: question,
    buttons: ['Yes', 'No'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

interface Closing {
  /** What ends with the window, a line each. */
  undertakings: () => string[];
  /** Whether somebody said already that all may end. */
  isQuitting: () => boolean;
}

/** Asks before a window closes in which something goes on. */
export function askBeforeClosing(window: BrowserWindow, closing: Closing): void {
  let answer: 'none' | 'asking' | 'yes' = 'none';
  const confirm = async (question: Question) => {
    answer = 'asking';
    answer = (await ask(window, question)) === 0 ? 'yes' : 'none';
    if (answer === 'yes' && !window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    if (answer === 'yes' || closing.isQuitting()) return;
    const question = questionOnClosing(closing.undertakings());
    if (question === null) return;
    event.preventDefault();
    if (answer === 'none') void confirm(question);
  });
}
