export { FilePanel } from './file-panel';
