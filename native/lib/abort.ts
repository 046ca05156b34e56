import type { EventEmitter } from 'node:events';

import { invalidType } from './dgram/errors';

/** Throws ERR_INVALID_ARG_TYPE for what is neither undefined nor an AbortSignal. */
export function checkSignal(signal: unknown): void {
  if (signal === undefined) return;
  if (typeof signal !== 'object' || signal === null || !('aborted' in signal)) {
    throw invalidType('options.signal', 'an instance of AbortSignal', signal);
  }
}

/**
 * Has `close` called when the signal aborts, at once if it did already. Lets go of the signal when
 * `target` emits `close`.
 */
export function closeOnAbort(signal: AbortSignal, target: EventEmitter, close: () => void): void {
  if (signal.aborted) {
    close();
    return;
  }
  signal.addEventListener('abort', close, { once: true });
  target.once('close', () => signal.removeEventListener('abort', close));
}
