import { app } from 'electron';

/** A system that shuts down, or somebody with kill(1), waits for no answer. */
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

export interface Quitting {
  /** Whether the application quits now, so that nobody asks again. */
  isQuitting: () => boolean;
  /** Asks for somebody who is about to quit. Where the answer is yes, nobody asks again. */
  agree: () => Promise<boolean>;
  /** Takes back what was agreed, because nobody quits after all. */
  stay: () => void;
}

/**
 * Asks before the application quits, whichever way a person tells it to. While the question is open, or when
 * the answer is no, it goes on.
 */
export function askBeforeQuitting(mayQuit: () => Promise<boolean>): Quitting {
  let answer: 'none' | 'asking' | 'yes' = 'none';
  const agree = async () => {
    if (answer === 'asking') return false;
    answer = 'asking';
    let isAgreed = false;
    try {
      isAgreed = await mayQuit();
    } finally {
      // Whatever went wrong, it can be tried again.
      answer = isAgreed ? 'yes' : 'none';
    }
    return isAgreed;
  };
  const ask = async () => {
    if (await agree()) app.quit();
  };
  // Once it is ready, for Electron sets handlers of its own until then.
  void app.whenReady().then(() =>
    signals.forEach((signal) =>
      process.on(signal, () => {
        answer = 'yes';
        app.quit();
      }),
    ),
  );
  app.on('before-quit', (event) => {
    if (answer === 'yes') return;
    event.preventDefault();
    if (answer === 'none') void ask();
  });
  return { isQuitting: () => answer === 'yes', agree, stay: () => (answer = 'none') };
}
