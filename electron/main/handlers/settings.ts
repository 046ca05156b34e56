import { success, type settingsCalls } from '../../contract';
import type { KeptSettings } from '../settings';
import type { HandlersOf } from './group';

export function settingsHandlers(settings: KeptSettings): HandlersOf<typeof settingsCalls> {
  return {
    'settings.get': () => success(settings.current),
    'settings.change': (change) => settings.change(change),
  };
}
