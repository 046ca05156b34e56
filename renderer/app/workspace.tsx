import { DensityStrip } from '../features/density';
import { DetailPane } from '../features/detail';
import { FilePanel } from '../features/file';
import { FilterBar } from '../features/filter';
import { LogPane, useSelected } from '../features/log';
import { SocketsPanel } from '../features/sockets';
import { changeLayout } from '../lib/dock';
import { settingsStore, useSettings } from '../lib/settings-store';
import { useCapture } from '../lib/use-capture';
import { Divider, Panel, Split } from '../ui/split';
import { Dock } from './dock';
import './workspace.css';

/** The parts of the window: sources, the log with what is in the selected datagram, and the tool in use. */
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
        <Main />
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

function Main() {
  const isSelected = useSelected() !== null;
  const { sizes } = settingsStore.getState().layout;
  return (
    <main className="main">
      <FilterBar />
      <DensityStrip />
      <Split direction="rows" onSizes={keepSizes}>
        <Panel id="log" minSize="6rem">
          <LogPane />
        </Panel>
        {isSelected && (
          <>
            <Divider label="Height of the detail" />
            <Panel id="detail" defaultSize={sizeOf(sizes.detail, '40%')} minSize="6rem">
              <DetailPane />
            </Panel>
          </>
        )}
      </Split>
    </main>
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

function sizeOf(kept: number | null, designed: string): string {
  return kept === null ? designed : `${kept}%`;
}

function keepSizes(shares: Readonly<Record<string, number>>): void {
  const { sizes } = settingsStore.getState().layout;
  const { sidebar = sizes.sidebar, dock = sizes.dock, detail = sizes.detail } = shares;
  changeLayout({ sizes: { ...sizes, sidebar, dock, detail } });
}
