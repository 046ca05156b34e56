import { Segmented } from '../../ui/segmented';
import { AnnouncedView } from './announced-view';
import { changeDraft, useDraft } from './draft-store';
import { SweepView } from './sweep-view';
import './discovery-panel.css';

const views = [
  { value: 'announced', label: 'Announcements' },
  { value: 'sweep', label: 'Sweep' },
] as const;

/** What else there is on the network: what hosts announce, and which groups carry something. */
export function DiscoveryPanel() {
  const { view } = useDraft();
  return (
    <div className="discovery">
      <Segmented
        label="Find by"
        options={views}
        value={view}
        onValue={(value) => changeDraft({ view: value })}
      />
      {view === 'announced' ? <AnnouncedView /> : <SweepView />}
    </div>
  );
}
