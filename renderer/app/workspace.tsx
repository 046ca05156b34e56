import { FilePanel } from '../features/file';
import { SocketsPanel } from '../features/sockets';
import { keepSizes, sizeOf } from '../lib/layout-sizes';
import { settingsStore, useSettings } from '../lib/settings-store';
import { useCapture } from '../lib/use-capture';
import { Divider, Panel, Split } from '../ui/split';
import { Dock } from './dock';
import { Middle } from './middle';
import './workspace.css';

/** The parts of the window: sources, the view that was chosen, and the tool in use. */
export function Workspace() {
  const { tool, sidebar } = useSettings(({ layout }) => layout);
  const { sizes } = settingsStore.getState().layout;
  return (
    <Split direction="columns" className="workspace" onSizes={keepSizes}>
      {sidebar === 'shown' && (
        <>
          <Panel
            id="sidebar"
            className="workspace-sidebar"
            defaultSize={sizeOf(sizes.sidebar, '18rem')}
            minSize="13rem"
            maxSize="45%"
            groupResizeBehavior="preserve-pixel-size"
          >
            <Sidebar />
          </Panel>
          <Divider label="Width of the side bar" />
        </>
      )}
      <Panel id="main" className="workspace-main" minSize="20rem">
        <Middle />
      </Panel>
      {tool !== null && (
        <>
          <Divider label="Width of the tool" />
          <Panel
            id="dock"
            className="workspace-dock"
            defaultSize={sizeOf(sizes.dock, '24rem')}
            minSize="18rem"
            maxSize="60%"
            groupResizeBehavior="preserve-pixel-size"
          >
            <Dock tool={tool} />
          </Panel>
        </>
      )}
    </Split>
  );
}

/** Empty until it is known what the window shows, for a form that vanishes again would be worse. */
function Sidebar() {
  const source = useCapture(({ state }) => state?.source ?? null);
  return (
    <aside className="sidebar" aria-label={source === 'file' ? 'File' : 'Sockets'}>
      {source === 'live' && <SocketsPanel />}
      {source === 'file' && <FilePanel />}
    </aside>
  );
}
