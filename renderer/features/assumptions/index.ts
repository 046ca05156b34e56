export { AssumptionsControl } from './assumptions-control';
