export { OutcomeNotice } from './outcome-notice';
export { listenForOutcomes, showOutcome } from './outcome-store';
