import { failed, type Failure, type SocketOptions } from '../../contract';
import type { SystemError } from './system-error';

/** Why the options of a socket could not be set, and what helps. */
export function explainOption({ code, message }: SystemError, options: SocketOptions): Failure {
  const { multicastInterface: name } = options;
  if (code === 'ENODEV' || (code === 'EADDRNOTAVAIL' && name !== undefined)) {
    return failed(
      'INTERFACE_UNKNOWN',
      `This machine has no interface "${name}" to send to groups by.`,
      'Choose one that is there: gramscope interfaces lists them.',
    );
  }
  if (code === 'EPERM' || code === 'EACCES') {
    return failed('OPTION_REFUSED', 'The system does not permit this option.', '');
  }
  return failed('OPTION_REFUSED', `The system refuses this option: ${message}.`, '');
}
