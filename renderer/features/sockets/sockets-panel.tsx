import { AddSocketForm } from './add-socket-form';
import { SocketList } from './socket-list';
import { UnwrittenNotice } from './unwritten-notice';

/** Where sockets are opened, watched and closed. */
export function SocketsPanel() {
  return (
    <>
      <AddSocketForm />
      <UnwrittenNotice />
      <SocketList />
    </>
  );
}
