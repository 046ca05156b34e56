import type { UpdateSettings, UpdatesState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatBytes } from '../../lib/format-number';
import { changeSettings, useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { useUpdates } from './updates-store';
import { whatIsAsked } from './words';
import '../../ui/bar.css';
import './update-notice.css';

/** Tells of newer versions, and asks. Nothing is looked for or fetched that is not agreed to here. */
export function UpdateNotice() {
  const updates = useUpdates();
  const settings = useSettings((all) => all.updates);
  if (updates === null) return null;
  const { stage, host } = updates;
  const asks = host !== null && settings.atStart === 'ask' && stage.kind === 'idle';
  const isQuiet = ['unavailable', 'idle', 'checking'].includes(stage.kind);
  if (isQuiet && !asks) return null;
  return (
    <section className="bar bar-told update-notice" aria-label="Updates">
      {asks ? <Question host={host} settings={settings} /> : <Told updates={updates} />}
    </section>
  );
}

function Question({ host, settings }: { host: string; settings: UpdateSettings }) {
  const answer = (atStart: UpdateSettings['atStart']) =>
    void changeSettings({ updates: { ...settings, atStart } });
  return (
    <>
      <p>
        <strong>May Gramscope look for newer versions when it starts?</strong> {whatIsAsked(host)}
      </p>
      <div className="update-actions">
        <Button onClick={() => answer('check')}>Look at start</Button>
        <Button onClick={() => answer('never')}>Do not look</Button>
      </div>
    </>
  );
}

function Told({ updates: { stage, running } }: { updates: UpdatesState }) {
  switch (stage.kind) {
    case 'newest':
      return (
        <>
          <output>Gramscope {running} is the newest version.</output>
          <Dismiss label="Close" />
        </>
      );
    case 'available':
      return <Available {...stage} running={running} />;
    case 'downloading':
      return <Downloading {...stage} />;
    case 'ready':
      return (
        <>
          <output>Gramscope {stage.version} was downloaded, and is what was announced.</output>
          <div className="update-actions">
            <Button onClick={() => void call('updates.install', {})}>Install and restart…</Button>
            <Dismiss label="Later" />
          </div>
        </>
      );
    case 'failed':
      return (
        <>
          <Alert tone="danger" message={stage.error.message} detail={stage.error.detail} />
          <div className="update-actions">
            <Button onClick={() => void call('updates.check', {})}>Look again</Button>
            <Dismiss label="Close" />
          </div>
        </>
      );
    default:
      return null;
  }
}

interface AvailableProps {
  version: string;
  notes: string;
  size: number | null;
  running: string;
}

function Available({ version, notes, size, running }: AvailableProps) {
  return (
    <>
      <div className="update-found">
        <output>
          <strong>Gramscope {version} is there.</strong> This is {running}.
        </output>
        {notes !== '' && (
          <details>
            <summary>What is new</summary>
            {/* Scrolled by the keyboard as well. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre tabIndex={0} aria-label="What is new">
              {notes}
            </pre>
          </details>
        )}
      </div>
      <div className="update-actions">
        <Button onClick={() => void call('updates.download', {})}>
          Download and install{size !== null && ` (${formatBytes(size)})`}
        </Button>
        <Dismiss label="Not now" />
        <Button look="plain" onClick={() => void call('updates.skip', {})}>
          Skip this version
        </Button>
      </div>
    </>
  );
}

interface DownloadingProps {
  version: string;
  received: number;
  size: number | null;
}

function Downloading({ version, received, size }: DownloadingProps) {
  return (
    <>
      <p>Downloading Gramscope {version}</p>
      <progress
        aria-label="Downloaded"
        {...(size === null ? {} : { value: received, max: size })}
      />
      <span className="update-amount">
        {formatBytes(received)}
        {size !== null && ` of ${formatBytes(size)}`}
      </span>
      <Button onClick={() => void call('updates.cancel', {})}>Cancel</Button>
    </>
  );
}

function Dismiss({ label }: { label: string }) {
  return (
    <Button
      look={label === 'Close' ? 'plain' : 'normal'}
      onClick={() => void call('updates.dismiss', {})}
    >
      {label}
    </Button>
  );
}
