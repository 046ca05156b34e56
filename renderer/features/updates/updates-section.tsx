import type { Failure, UpdateSettings } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { changeSettings, useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { useUpdates } from './updates-store';
import { whatIsAsked } from './words';

const answers: readonly { value: UpdateSettings['atStart']; label: string }[] = [
  { value: 'ask', label: 'Ask' },
  { value: 'check', label: 'Look' },
  { value: 'never', label: 'Do not look' },
];

/** Whether newer versions are looked for. `tell` is told why a choice could not be kept, or null. */
export function UpdatesSection({ tell }: { tell: (failure: Failure | null) => void }) {
  const updates = useUpdates();
  const settings = useSettings((all) => all.updates);
  if (updates === null) return null;
  const { running, host, stage } = updates;
  const change = (part: Partial<UpdateSettings>) =>
    void changeSettings({ updates: { ...settings, ...part } }).then(tell);
  return (
    <section className="settings-section" aria-label="Updates">
      <p className="settings-hint">This is Gramscope {running}.</p>
      {stage.kind === 'unavailable' && (
        <Notice tone="done" message={stage.reason} detail={stage.remedy} />
      )}
      {host !== null && (
        <>
          <Segmented
            label="Newer versions, at start"
            options={answers}
            value={settings.atStart}
            onValue={(atStart) => change({ atStart })}
          />
          <p className="settings-hint">{whatIsAsked(host)}</p>
          <Button
            aria-disabled={stage.kind === 'checking' || stage.kind === 'downloading'}
            onClick={() => void call('updates.check', {})}
          >
            {stage.kind === 'checking' ? 'Looking…' : 'Look now'}
          </Button>
          <output className="settings-hint">
            {stage.kind === 'newest' && 'This is the newest version.'}
            {stage.kind === 'available' && `Gramscope ${stage.version} is there.`}
            {stage.kind === 'failed' && `${stage.error.message} ${stage.error.detail}`}
          </output>
        </>
      )}
      {settings.skipped !== null && (
        <Button onClick={() => change({ skipped: null })}>
          Tell of {settings.skipped} again, which was skipped
        </Button>
      )}
    </section>
  );
}
