import { NewFile } from './new-file';

/**
 * Writes a text to a file that only its owner may read, in the place of the one that was there. Rejects as
 * NewFile does; then what was there stays.
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const file = await NewFile.create(path, { existing: 'replace' });
  try {
    await file.append(Buffer.from(text));
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.commit();
}
