import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { failure, longestDatagram, success, type Result } from '../../contract';
import { explainUnreadable } from '../file/unreadable';

/**
 * What is in a file, to be sent as one datagram. Fails where that is more than any datagram has; messages
 * leave out the folders, which a page must not learn.
 */
export async function readPayloadFile(path: string): Promise<Result<Uint8Array>> {
  const name = basename(path);
  try {
    const file = await open(path);
    try {
      // Devices and pipes may have no end.
      if (!(await file.stat()).isFile()) return noFile(name);
      const { bytesRead, buffer } = await file.read(Buffer.alloc(longestDatagram + 1), 0);
      return bytesRead > longestDatagram ? tooLong(name) : success(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ok: false, error: explainUnreadable(name, error) };
  }
}

function noFile(name: string): Result<never> {
  return failure('FILE_UNREADABLE', `${name} is no file with an end.`, 'Choose an ordinary file.');
}

function tooLong(name: string): Result<never> {
  return failure(
    'MESSAGE_TOO_LONG',
    `${name} is too long for a datagram, which has ${longestDatagram.toLocaleString('en')} bytes at most.`,
    'Choose a shorter file.',
  );
}
