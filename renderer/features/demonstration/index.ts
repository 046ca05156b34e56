export { DemonstrationBar } from './demonstration-bar';
export { StartDemonstration } from './start-demonstration';
