import { effectiveKey, tools, type CommandId, type Tool } from '../../electron/contract';
import { toggleTool } from '../lib/dock';
import { useSettings } from '../lib/settings-store';
import { labelOfKey } from '../lib/system';
import { Icon, type IconName } from '../ui/icon';
import { toolTitles } from './tools';
import './tool-rail.css';

const looks: Readonly<Record<Tool, { icon: IconName; command: CommandId }>> = {
  send: { icon: 'send', command: 'send.open' },
  replay: { icon: 'replay', command: 'replay.open' },
  statistics: { icon: 'statistics', command: 'statistics.open' },
  discovery: { icon: 'discovery', command: 'discovery.open' },
};

/** The tools, each of which opens beside the log. */
export function ToolRail() {
  const { tool: open } = useSettings(({ layout }) => layout);
  const keys = useSettings((settings) => settings.keys);
  return (
    <nav className="tool-rail" aria-label="Tools">
      {tools.map((tool) => {
        const key = effectiveKey(looks[tool].command, keys);
        return (
          <button
            key={tool}
            type="button"
            aria-pressed={tool === open}
            title={key === null ? undefined : labelOfKey(key)}
            onClick={() => toggleTool(tool)}
          >
            <Icon name={looks[tool].icon} />
            {toolTitles[tool]}
          </button>
        );
      })}
    </nav>
  );
}
