import { success, type Address, type Result } from '../contract';
import { usage, type Values } from './usage';

/** Whether all users may send to the Unix sockets among the addresses. */
export function readSenders(values: Values, addresses: readonly Address[]): Result<boolean> {
  if (values['others-may-send'] !== true) return success(false);
  // Abstract names have no permissions.
  const hasPath = addresses.some(
    (address) => address.kind === 'unix' && address.namespace === 'path',
  );
  return hasPath
    ? success(true)
    : usage('--others-may-send is about Unix sockets with a path.', 'listen');
}
