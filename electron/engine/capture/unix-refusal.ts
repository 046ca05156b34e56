import path from 'node:path';
import { failed, type Failure } from '../../contract';
import { tooManyFiles, type SystemError } from './system-error';

/** What the refusal to open a Unix socket means, and what helps (unix(7)). */
export function explainUnix({ code, message }: SystemError, name: string): Failure {
  switch (code) {
    case 'EADDRINUSE':
      return failed(
        'ADDRESS_IN_USE',
        `${name} is in use: another program listens there, or it is not a socket.`,
        name.startsWith('@')
          ? 'Close the program, or choose another name.'
          : `Choose another path, or remove what is there. To see who listens: ss -xlp src ${name}`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed(
        'PATH_INVALID',
        `${name} could not be made: ${code === 'EROFS' ? 'the file system is read-only' : 'writing there is not permitted'}.`,
        'Choose a folder that you may write to, /tmp for example.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return failed(
        'PATH_INVALID',
        `${name} could not be made: there is no folder ${path.dirname(name)}.`,
        `Make it first: mkdir -p ${path.dirname(name)}`,
      );
    case 'ENAMETOOLONG':
      return failed('PATH_INVALID', `${name} is too long: ${message}.`, 'Choose a shorter path.');
    case 'EMFILE':
    case 'ENFILE':
      return tooManyFiles(name);
    default:
      return failed('SYSTEM', `${name} could not be opened: ${message}.`, '');
  }
}
