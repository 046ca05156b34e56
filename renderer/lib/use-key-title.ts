import { effectiveKey, type CommandId } from '../../electron/contract';
import { useSettings } from './settings-store';
import { labelOfKey } from './system';

/** What a button is called that does a command, with the key that the person has for it: `Next (F3)`. */
export function useKeyTitle(title: string, id: CommandId): string {
  const key = useSettings(({ keys }) => effectiveKey(id, keys));
  return key === null ? title : `${title} (${labelOfKey(key)})`;
}
