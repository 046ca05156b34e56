export { AlertControl } from './alert-control';
