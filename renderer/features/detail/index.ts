export { DetailPane } from './detail-pane';
