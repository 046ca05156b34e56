import {
  failure,
  type Bridge,
  type CallInput,
  type CallOutput,
  type PageCall,
  type Result,
} from '../../electron/contract';

declare global {
  interface Window {
    /** Put there by the preload script; absent when the page is opened outside of Gramscope. */
    readonly gramscope?: Bridge;
  }
}

export function findBridge(): Bridge | undefined {
  return window.gramscope;
}

/**
 * Calls the main process through the bridge. It never rejects: a bridge that is missing or throws
 * comes back as a failure with code INTERNAL, so that every caller has one way to show errors.
 */
export async function call<Name extends PageCall>(
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> {
  const bridge = findBridge();
  if (bridge === undefined)
    return failure('INTERNAL', 'This window is not connected to Gramscope.', restartHint);
  try {
    return await bridge.call(name, input);
  } catch (error) {
    return failure(
      'INTERNAL',
      `The main process did not answer "${name}": ${String(error)}.`,
      restartHint,
    );
  }
}

const restartHint = 'Close the window and start Gramscope again.';
