import { useEffect, useState } from 'react';
import type { Failure, NetworkInterface } from '../../../electron/contract';
import { call } from '../../lib/bridge';

/** How often they are looked at, in milliseconds: their traffic is known by the second. */
const interval = 1000;

interface Interfaces {
  interfaces: readonly NetworkInterface[];
  failure: Failure | null;
}

/** The interfaces of this machine, followed as long as the component is there. */
export function useInterfaces(): Interfaces {
  const [state, setState] = useState<Interfaces>({ interfaces: [], failure: null });
  useEffect(() => {
    let isShown = true;
    const look = async () => {
      const result = await call('interfaces.list', {});
      if (!isShown) return;
      setState(({ interfaces }) =>
        result.ok
          ? { interfaces: result.value, failure: null }
          : { interfaces, failure: result.error },
      );
    };
    void look();
    const timer = setInterval(() => void look(), interval);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, []);
  return state;
}
