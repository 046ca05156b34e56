export { ListenOn } from './listen-on';
export { SocketsPanel } from './sockets-panel';
