import { DensityStrip } from '../features/density';
import { DetailPane } from '../features/detail';
import { FilterBar } from '../features/filter';
import { LogPane, useSelected } from '../features/log';
import { keepSizes, sizeOf } from '../lib/layout-sizes';
import { settingsStore } from '../lib/settings-store';
import { Divider, Panel, Split } from '../ui/split';

/** The log with what is in the selected datagram, and the filter that says what there is of it. */
export function LogView() {
  const isSelected = useSelected() !== null;
  const { sizes } = settingsStore.getState().layout;
  return (
    <div className="log-view">
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
    </div>
  );
}
