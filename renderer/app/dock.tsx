import type { ReactNode } from 'react';
import type { Tool } from '../../electron/contract';
import { DiscoveryPanel } from '../features/discovery';
import { ReplayPanel } from '../features/replay';
import { SendPanel } from '../features/send';
import { StatisticsPanel } from '../features/statistics';
import { closeDock } from '../lib/dock';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { toolTitles } from './tools';
import './dock.css';

const panels: Readonly<Record<Tool, () => ReactNode>> = {
  send: SendPanel,
  replay: ReplayPanel,
  statistics: StatisticsPanel,
  discovery: DiscoveryPanel,
};

/** The tool in use, beside the log. */
export function Dock({ tool }: { tool: Tool }) {
  const Panel = panels[tool];
  return (
    <section className="dock" aria-labelledby="dock-heading">
      <header className="dock-bar">
        <h2 id="dock-heading">{toolTitles[tool]}</h2>
        <Button
          look="plain"
          aria-label={`Close ${toolTitles[tool]}`}
          title="Close"
          onClick={closeDock}
        >
          <Icon name="close" />
        </Button>
      </header>
      <div className="dock-body">
        <Panel />
      </div>
    </section>
  );
}
