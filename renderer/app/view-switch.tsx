import type { View } from '../../electron/contract';
import { showView } from '../lib/dock';
import { Segmented } from '../ui/segmented';

const options: readonly { value: View; label: string }[] = [
  { value: 'log', label: 'Log' },
  { value: 'streams', label: 'Streams' },
  { value: 'groups', label: 'Groups' },
];

/** What the middle of the window shows. */
export function ViewSwitch({ view }: { view: View }) {
  return (
    <div className="view-switch">
      <Segmented label="View" options={options} value={view} onValue={showView} />
    </div>
  );
}
