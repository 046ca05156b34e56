export { groupCommandHandlers } from './group-commands';
export { GroupsPane } from './groups-pane';
