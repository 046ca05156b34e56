export { groupCommandHandlers } from './group-commands';
export { followDiagnosis } from './diagnosis-store';
export { GroupsPane } from './groups-pane';
