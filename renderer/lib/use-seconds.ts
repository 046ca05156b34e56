import { useEffect, useState } from 'react';

/** The time in whole seconds since the epoch, as it passes. */
export function useSeconds(): number {
  const [seconds, setSeconds] = useState(() => Math.floor(Date.now() / 1000));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor(Date.now() / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
