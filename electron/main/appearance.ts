import { BrowserWindow, nativeTheme } from 'electron';
import type { Appearance } from '../contract';

/** Gives all windows the look that the settings say; what styles alone can do, the page does. */
export function applyAppearance({ theme, zoom }: Appearance): void {
  nativeTheme.themeSource = theme;
  for (const window of BrowserWindow.getAllWindows()) zoomTo(window, zoom);
}

export function zoomTo(window: BrowserWindow, zoom: number): void {
  window.webContents.setZoomFactor(zoom);
}

/** The sizes that zooming goes through. */
const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The next size up or down; the same at either end. */
export function zoomStep(zoom: number, direction: 'in' | 'out'): number {
  const beyond =
    direction === 'in'
      ? steps.find((step) => step > zoom + 0.001)
      : steps.findLast((step) => step < zoom - 0.001);
  return beyond ?? zoom;
}
