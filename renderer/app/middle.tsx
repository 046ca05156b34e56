import type { ReactNode } from 'react';
import type { View } from '../../electron/contract';
import { GroupsPane } from '../features/groups';
import { StreamsPane } from '../features/streams';
import { useSettings } from '../lib/settings-store';
import { LogView } from './log-view';
import { ViewSwitch } from './view-switch';
import './middle.css';

const panes: Readonly<Record<View, () => ReactNode>> = {
  log: LogView,
  streams: StreamsPane,
  groups: GroupsPane,
};

/**
 * What stands between the sources and the tools. A view that is not shown is not there, and asks for nothing;
 * how it is looked at is kept by its feature.
 */
export function Middle() {
  const view = useSettings(({ layout }) => layout.view);
  const Pane = panes[view];
  return (
    <main className="main">
      <ViewSwitch view={view} />
      <Pane />
    </main>
  );
}
