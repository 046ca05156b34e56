export { LogPane } from './log-pane';
export { numberInSight } from './log-store';
