import { useState } from 'react';
import type { Failure } from '../../../electron/contract';
import { UpdatesSection } from '../updates';
import { Dialog } from '../../ui/dialog';
import { Alert } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { AppearanceSection } from './appearance-section';
import { KeysSection } from './keys-section';
import { closeSettings, openSettings, useSection } from './settings-store';
import { StreamsSection } from './streams-section';
import './settings-dialog.css';

const sections = [
  { value: 'appearance', label: 'Appearance' },
  { value: 'streams', label: 'Streams' },
  { value: 'updates', label: 'Updates' },
  { value: 'keys', label: 'Keys' },
] as const;

/** What a person can choose about the application as a whole. All of it takes effect at once. */
export function SettingsDialog() {
  const section = useSection();
  const [failure, setFailure] = useState<Failure | null>(null);
  if (section === null) return null;
  return (
    <Dialog title="Settings" onClose={closeSettings}>
      <div className="settings">
        <Segmented label="Section" options={sections} value={section} onValue={openSettings} />
        {failure !== null && (
          <Alert tone="danger" message={failure.message} detail={failure.detail} />
        )}
        {section === 'appearance' && <AppearanceSection tell={setFailure} />}
        {section === 'streams' && <StreamsSection tell={setFailure} />}
        {section === 'updates' && <UpdatesSection tell={setFailure} />}
        {section === 'keys' && <KeysSection tell={setFailure} />}
      </div>
    </Dialog>
  );
}
