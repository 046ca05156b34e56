export { LogPane } from './log-pane';
