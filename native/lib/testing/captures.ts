import { Capture, type CaptureOptions } from '#native';

/** Runs `body` with a capture, and closes it whatever comes. */
export async function withCapture(
  body: (capture: Capture) => Promise<void> | void,
  options: CaptureOptions = {},
): Promise<void> {
  const capture = new Capture(options);
  try {
    await body(capture);
  } finally {
    capture.close();
  }
}

/** Resolves when the log has come to this number. Takes the place of the activity listener. */
export function logReaches(capture: Capture, last: number): Promise<void> {
  return new Promise((resolve) => {
    capture.onActivity(() => {
      if (capture.extent().last < last) return;
      capture.onActivity(null);
      resolve();
    });
  });
}

/** What the function throws; fails when it throws nothing. */
export function errorOf(body: () => unknown): NodeJS.ErrnoException & Record<string, unknown> {
  try {
    body();
  } catch (error) {
    return error as NodeJS.ErrnoException & Record<string, unknown>;
  }
  throw new Error('nothing was thrown');
}
