import { escapeControls, type RecordingState } from '../../../electron/contract';
import { runCommand } from '../../lib/commands';
import { liveState } from '../../lib/capture-store';
import { formatBytes, formatCount } from '../../lib/format-number';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';

/** Says whether what arrives is recorded, begins and ends it; nothing for a file. */
export function RecordingControl() {
  const isLive = useCapture((capture) => liveState(capture) !== null);
  const recording = useCapture((capture) => liveState(capture)?.recording ?? null);
  const unsaved = useCapture((capture) => liveState(capture)?.unsaved ?? 0);
  if (!isLive) return null;
  return (
    <div className="recording" data-state={recording === null ? 'off' : 'on'}>
      {recording === null ? <Unsaved count={unsaved} /> : <Recording {...recording} />}
    </div>
  );
}

function Unsaved({ count }: { count: number }) {
  return (
    <>
      {count > 0 && <span className="recording-state">{formatCount(count)} not saved</span>}
      <Button look="plain" onClick={() => void runCommand('file.record')}>
        <span className="recording-dot" aria-hidden="true" />
        Record…
      </Button>
    </>
  );
}

function Recording({ path, bytes, failure }: RecordingState) {
  const shown = escapeControls(path);
  const name = escapeControls(path.split(/[/\\]/u).at(-1) ?? '');
  return (
    <>
      <span className="recording-state" title={failure === null ? shown : failure.message}>
        <span className="recording-dot" aria-hidden="true" />
        {failure === null ? 'Recording' : 'Recording waits'} {name} · {formatBytes(bytes)}
      </span>
      <Button look="plain" onClick={() => void runCommand('file.stop-recording')}>
        Stop
      </Button>
    </>
  );
}
