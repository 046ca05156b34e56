export { showStreamsOf } from './going';
export { streamCommandHandlers } from './stream-commands';
export { StreamsPane } from './streams-pane';
