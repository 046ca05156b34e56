import { CheckField } from '../../ui/check-field';
import type { SetupDraft } from './setup-draft';

interface SendersFieldProps {
  setup: SetupDraft;
  onSetup: (setup: SetupDraft) => void;
}

/** Who may send to a Unix socket: its file says so, and abstract names have none. */
export function SendersField({ setup, onSetup }: SendersFieldProps) {
  if (setup.socket.host.trim().startsWith('@')) {
    return (
      <p className="add-socket-hint">Abstract names have no permissions: all users may send.</p>
    );
  }
  return (
    <CheckField
      label="Other users may send"
      title="The file of the socket is for all users to write to (mode 0666), and not for you alone (0600)"
      checked={setup.othersMaySend}
      onChecked={(othersMaySend) => onSetup({ ...setup, othersMaySend })}
    />
  );
}
