import { FileCapture } from '../file/file-capture';

/** A file as a window shows it, once all of it is indexed. */
export async function indexedFile(path: string): Promise<FileCapture> {
  const file = new FileCapture(path);
  while (file.state().indexing === 'running') {
    await new Promise<void>((resolve) => {
      const end = file.onChange(() => {
        end();
        resolve();
      });
    });
  }
  return file;
}
