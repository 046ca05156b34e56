import { useState } from 'react';
import type { Failure, SocketSetup, SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';

export interface Listen {
  progress: 'idle' | 'busy';
  /** Why the last attempt failed; null once another begins. */
  failure: Failure | null;
  /** The socket that the last attempt opened. */
  opened: SocketState | null;
  listen: (setup: SocketSetup) => void;
}

/** Opens sockets, one attempt at a time. */
export function useListen(): Listen {
  const [state, setState] = useState<Omit<Listen, 'listen'>>({
    progress: 'idle',
    failure: null,
    opened: null,
  });
  const listen = async (setup: SocketSetup) => {
    if (state.progress === 'busy') return;
    setState({ progress: 'busy', failure: null, opened: null });
    const result = await call('sockets.add', setup);
    setState(
      result.ok
        ? { progress: 'idle', failure: null, opened: result.value }
        : { progress: 'idle', failure: result.error, opened: null },
    );
  };
  return { ...state, listen: (setup) => void listen(setup) };
}
