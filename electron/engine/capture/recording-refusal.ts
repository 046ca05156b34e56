import { tmpdir } from 'node:os';
import path from 'node:path';
import { failed, type Failure } from '../../contract';
import { isSystemError, tooManyFiles } from './system-error';

/** What the refusal to make a file means, and what helps; errors that are not the system's go on up. */
export function explainRecording(error: unknown, file: string): Failure {
  if (!isSystemError(error)) throw error;
  switch (error.code) {
    case 'EEXIST':
      return failed(
        'FILE_EXISTS',
        `${file} exists already, and is kept.`,
        'Choose another name, or replace it with --overwrite.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return failed(
        'FILE_UNWRITABLE',
        `${file} could not be made: there is no folder ${path.dirname(file)}.`,
        `Make it first: mkdir -p ${path.dirname(file)}`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
      return failed(
        'FILE_UNWRITABLE',
        `${file} could not be made: ${error.code === 'EISDIR' ? 'it is a folder' : 'writing there is not permitted'}.`,
        'Choose a file in a folder that you may write to.',
      );
    case 'ENOTSUP':
      return failed(
        'FILE_UNWRITABLE',
        `${file} could not be made: what is there is no file, and other programs need it.`,
        'Choose another name.',
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return failed(
        'FILE_UNWRITABLE',
        `${file} could not be made: the disk is full.`,
        'Make room.',
      );
    case 'EMFILE':
    case 'ENFILE':
      return tooManyFiles(file);
    default:
      return failed('FILE_UNWRITABLE', `${file} could not be made: ${error.message}.`, '');
  }
}

/** Why the log cannot write at present, by the name of the system's error, and what helps. */
export function explainUnwritten(code: string, lost: number): Failure {
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const what = isFull ? 'the disk is full' : `writing fails with ${code}`;
  const missing =
    lost === 0 ? 'What arrives waits in memory.' : `${lost} datagrams could not be kept.`;
  return failed(
    'FILE_UNWRITABLE',
    `The log cannot be written: ${what}. ${missing}`,
    `It goes on by itself once it can be. Temporary files are in ${tmpdir()}; TMPDIR names another folder.`,
  );
}
