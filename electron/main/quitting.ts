import { app } from 'electron';

/** A system that shuts down, or somebody with kill(1), waits for no answer. */
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Asks before the application quits, whichever way a person tells it to. While the question is open, or when
 * the answer is no, it goes on. Returns what tells whether it quits now, so that nobody asks again.
 */
export function askBeforeQuitting(mayQuit: () => Promise<boolean>): () => boolean {
  let answer: 'none' | 'asking' | 'yes' = 'none';
  const ask = async () => {
    answer = 'asking';
    answer = (await mayQuit()) ? 'yes' : 'none';
    if (answer === 'yes') app.quit();
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
  return () => answer === 'yes';
}
