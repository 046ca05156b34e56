export { OutcomeNotice } from './outcome-notice';
export { listenForOutcomes } from './outcome-store';
