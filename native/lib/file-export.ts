import { addon, type NativeLogFile } from './addon';
import type {
  FileExportCounts,
  FileExportOptions,
  FileExportProgress,
  FileSelection,
  NativeFileExportOptions,
} from './file-export-options';

/** Exports a file that is indexed, on a thread of its own. See LogFile.export(). */
export async function exportFrames(
  file: NativeLogFile,
  { path, container, framing = 'original', selection, onProgress, signal }: FileExportOptions,
): Promise<FileExportCounts> {
  signal?.throwIfAborted();
  const rows = nativeSelection(selection ?? { kind: 'everything' });
  // Before its rows are counted: what is indexed meanwhile would not be in these bytes.
  const { bytes: size, damageCount, failure } = file.progress();
  const intact = damageCount === 0 && failure === '';
  const given = { path, container, framing, size, intact, ...rows };
  const native = new (addon().FileExport)(file.source(), given);
  const cancel = (): void => native.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        native.onactivity = resolve;
      });
      const progress = native.progress();
      onProgress?.(progress);
      if (progress.done) return countsOf(progress);
      await changed;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    native.close();
  }
}

function nativeSelection(selection: FileSelection): Partial<NativeFileExportOptions> {
  switch (selection.kind) {
    case 'everything':
      return {};
    case 'range':
      return { first: selection.first, last: selection.last };
    case 'rows':
      return { rows: selection.rows };
  }
}

function countsOf(progress: FileExportProgress): FileExportCounts {
  const { frames, unixDatagrams, withoutIp, unreadable, withoutPacket, foreignLink } = progress;
  return { frames, unixDatagrams, withoutIp, unreadable, withoutPacket, foreignLink };
}
