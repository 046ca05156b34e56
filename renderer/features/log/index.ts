export { LogPane } from './log-pane';
export { deselect, numberInSight, useSelected, type Selected } from './log-store';
export { goToTime, useSight, type Sight } from './sight';
