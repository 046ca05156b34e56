import { createGunzip } from 'node:zlib';

const PIECE = 1 << 18;

/** Undoes gzip (RFC 1952), of several members too. See decompressed(). */
export async function* gunzipped(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const gunzip = createGunzip({ chunkSize: PIECE });
  const fed = feed(gunzip, pieces);
  let read = 0;
  try {
    for await (const piece of gunzip) yield piece;
    await fed;
  } catch (error) {
    read = gunzip.bytesWritten;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the gzip data is damaged or cut short near its byte ${read}: ${reason}`, {
      cause: error,
    });
  }
}

/**
 * The end is announced only when all before it is through: with its last piece zlib would also be
 * told to finish, and drop what it has when it cannot.
 */
async function feed(
  gunzip: ReturnType<typeof createGunzip>,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (gunzip.destroyed) return;
      await new Promise<void>((resolve) => {
        gunzip.once('close', resolve);
        gunzip.write(piece, () => {
          gunzip.off('close', resolve);
          resolve();
        });
      });
    }
    gunzip.end();
  } catch (error) {
    gunzip.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
