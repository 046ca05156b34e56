import { useEffect, useSyncExternalStore } from 'react';
import { useSettings } from '../lib/settings-store';

const moreContrast = window.matchMedia('(prefers-contrast: more)');

/** Tells the styles what the settings, or the desktop, ask for. The theme itself is the main process's to set. */
export function useLook(): void {
  const { contrast, motion } = useSettings(({ appearance }) => appearance);
  const desktopWantsContrast = useSyncExternalStore(follow, () => moreContrast.matches);
  const isHigh = contrast === 'high' || desktopWantsContrast;
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['contrast'] = isHigh ? 'high' : 'system';
    dataset['motion'] = motion;
  }, [isHigh, motion]);
}

function follow(changed: () => void): () => void {
  moreContrast.addEventListener('change', changed);
  return () => moreContrast.removeEventListener('change', changed);
}
