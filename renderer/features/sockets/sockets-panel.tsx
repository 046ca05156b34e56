import { AddSocketForm } from './add-socket-form';
import { SocketList } from './socket-list';

/** Where sockets are opened, watched and closed. */
export function SocketsPanel() {
  return (
    <>
      <AddSocketForm />
      <SocketList />
    </>
  );
}
