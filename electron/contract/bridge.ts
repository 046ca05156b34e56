import type { CallInput, CallOutput, PageCall } from './calls';
import type { Result } from './failure';
import type { FeedFrame, FeedName } from './feeds';

/** What the preload script puts into the window as `window.gramscope`. */
export interface Bridge {
  call<Name extends PageCall>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Result<CallOutput<Name>>>;
  /** Returns a function that ends the subscription. */
  subscribe<Name extends FeedName>(
    name: Name,
    listener: (frame: FeedFrame<Name>) => void,
  ): () => void;
}
