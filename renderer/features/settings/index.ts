export { SettingsDialog } from './settings-dialog';
export { openSettings } from './settings-store';
