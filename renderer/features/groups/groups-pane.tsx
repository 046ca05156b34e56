import { useRef } from 'react';
import type { GroupsOverview } from '../../../electron/contract';
import { useCommands } from '../../lib/commands';
import { keepSizes, sizeOf } from '../../lib/layout-sizes';
import { settingsStore } from '../../lib/settings-store';
import { useCapture } from '../../lib/use-capture';
import { Alert, FoldedNotice } from '../../ui/notice';
import { Divider, Panel, Split } from '../../ui/split';
import { DiagnosisPane } from './diagnosis-pane';
import { useDiagnosis } from './diagnosis-store';
import type { TreeLine } from './group-lines';
import { GroupMenu } from './group-menu';
import { GroupTree } from './group-tree';
import { GroupsBar } from './groups-bar';
import { useGroupsView, useLines, useOverview } from './groups-store';
import { SelectedBar } from './selected-bar';
import { untoldOf } from './words';
import './groups-pane.css';

/** What is joined and what arrives, by interface, group and source; and why it does not. */
export function GroupsPane() {
  const isOpen = useDiagnosis(({ pane }) => pane === 'open');
  const { sizes } = settingsStore.getState().layout;
  return (
    <Split direction="rows" onSizes={keepSizes}>
      <Panel id="groups" minSize="8rem">
        <Groups />
      </Panel>
      {isOpen && (
        <>
          <Divider label="Height of the diagnosis" />
          <Panel id="diagnosis" defaultSize={sizeOf(sizes.diagnosis, '55%')} minSize="8rem">
            <DiagnosisPane />
          </Panel>
        </>
      )}
    </Split>
  );
}

function Groups() {
  const field = useRef<HTMLInputElement>(null);
  const { value, failure } = useOverview();
  const lines = useLines(value);
  useCommands({ 'log.find': () => field.current?.focus() });
  return (
    <section className="groups-pane" aria-labelledby="groups-heading">
      <GroupsBar overview={value} field={field} />
      {failure !== null && <Alert tone="danger" {...failure} />}
      {value !== null && value.problem !== null && (
        <FoldedNotice tone="warning" {...value.problem} />
      )}
      <div className="groups-table">
        <GroupTree lines={lines} />
        {value !== null && lines.length === 0 && (
          <p className="groups-none">No group is like that.</p>
        )}
      </div>
      <Selected lines={lines} />
      {value !== null && <Untold overview={value} />}
      <GroupMenu />
    </section>
  );
}

function Selected({ lines }: { lines: readonly TreeLine[] }) {
  const selected = useGroupsView((view) => view.selected);
  const line = lines.find(({ key }) => key === selected);
  return line === undefined ? null : <SelectedBar line={line} />;
}

/** Where it was read, and what cannot be known. */
function Untold({ overview }: { overview: GroupsOverview }) {
  const shown = useCapture(({ state }) => state?.source ?? null);
  return <p className="groups-untold">{untoldOf(overview, shown).join(' ')}</p>;
}
