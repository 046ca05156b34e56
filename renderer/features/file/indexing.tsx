import { useState } from 'react';
import type { Failure, FileState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatBytes } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { Alert, Notice } from '../../ui/notice';
import { progressOf } from './progress';

/** How far the file is read, and the way to end that. Nothing once all of it is. */
export function Indexing({ file }: { file: FileState }) {
  if (file.indexing === 'stopped') return <Stopped file={file} />;
  return file.indexing === 'running' ? <Running file={file} /> : null;
}

function Running({ file }: { file: FileState }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const stop = async () => {
    const result = await call('file.stop', {});
    setFailure(result.ok ? null : result.error);
  };
  const progress = progressOf(file);
  return (
    <div className="file-indexing">
      <progress aria-label="Reading the file" value={progress.value} max={1} />
      <div className="file-indexing-line">
        <span>{progress.text}</span>
        <Button title="Keep what is read, and read no further" onClick={() => void stop()}>
          Cancel
        </Button>
      </div>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </div>
  );
}

function Stopped({ file }: { file: FileState }) {
  return (
    <Notice
      tone="warning"
      message={`Reading was cancelled after ${formatBytes(file.indexed)}.`}
      detail="What was read until then is in the log. To read all of it, open the file again."
    />
  );
}
