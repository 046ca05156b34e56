import { failed, type Failure } from '../../contract';

/** The error of a system call as the addon throws it: Node's fields. */
export interface SystemError {
  code: string;
  message: string;
  syscall: string;
}

export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

export function tooManyFiles(what: string): Failure {
  return failed(
    'TOO_MANY_OPEN_FILES',
    `${what} could not be opened: too many files and sockets are open.`,
    'Remove sockets, or raise the limit before starting Gramscope: ulimit -n 65536',
  );
}
