import type { Layout, Tool, View } from '../../electron/contract';
import { changeSettings, settingsStore } from './settings-store';

/** Changes parts of the layout; the others stay. */
export function changeLayout(change: Partial<Layout>): void {
  void changeSettings({ layout: { ...settingsStore.getState().layout, ...change } });
}

/** Shows something else in the middle of the window. */
export function showView(view: View): void {
  if (settingsStore.getState().layout.view !== view) changeLayout({ view });
}

/** Shows a tool in the dock. */
export function openTool(tool: Tool): void {
  changeLayout({ tool });
}

export function closeDock(): void {
  changeLayout({ tool: null });
}

/** Shows a tool, or closes the dock where it is shown already. */
export function toggleTool(tool: Tool): void {
  if (settingsStore.getState().layout.tool === tool) closeDock();
  else openTool(tool);
}
