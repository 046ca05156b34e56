export { LogPane } from './log-pane';
export { deselect, numberInSight, useSelected, type Selected } from './log-store';
