// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SetupError } from './setup-error.mjs';

/** What was fetched is not what was pinned. That is never a reason to do without. */
export class IntegrityError extends SetupError {}

/**
 * @param {string} file
 * @param {string} integrity as lockfiles write it: `sha512-` and the digest in base64
 * @throws {IntegrityError} if the file has another digest
 */
export async function checkIntegrity(file, integrity) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === integrity) return;
  const { size } = await stat(file);
  throw new IntegrityError(
    [
      `${path.basename(file)} (${size} bytes) is not what was expected, so it is not used:`,
      `  expected ${integrity}`,
      `  found    ${found}`,
    ].join('\n'),
  );
}
