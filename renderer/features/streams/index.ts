export { streamCommandHandlers } from './stream-commands';
export { StreamsPane } from './streams-pane';
