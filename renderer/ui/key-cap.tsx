import { labelOfKey } from '../lib/system';
import './key-cap.css';

/** A key as a person calls it; nothing where there is none. */
export function KeyCap({ of: key }: { of: string | null }) {
  return key === null ? null : <kbd className="key-cap">{labelOfKey(key)}</kbd>;
}
