import type { ReactNode } from 'react';
import type { Tool } from '../../electron/contract';
import { SendPanel } from '../features/send';
import { StatisticsPanel } from '../features/statistics';
import { closeDock } from '../lib/dock';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { toolTitles } from './tools';
import './dock.css';

/** The panels of the tools, as far as there are any. */
const panels: Readonly<Record<Tool, (() => ReactNode) | null>> = {
  send: SendPanel,
  replay: null,
  statistics: StatisticsPanel,
};

/** The tool in use, beside the log. */
export function Dock({ tool }: { tool: Tool }) {
  const Tool = panels[tool];
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
      <div className="dock-body">{Tool !== null && <Tool />}</div>
    </section>
  );
}
