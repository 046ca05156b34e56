import type { RefObject } from 'react';
import type { GroupsOverview } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { CheckField } from '../../ui/check-field';
import { diagnose } from './group-actions';
import { countOf } from './group-lines';
import { choose, focusTree, selectedLine, useGroupsView } from './groups-store';

interface GroupsBarProps {
  /** Null until it is known. */
  overview: GroupsOverview | null;
  /** The field for the text, which a key leads to. */
  field: RefObject<HTMLInputElement | null>;
}

/** Which groups are listed, how many that are, and the way to a diagnosis. */
export function GroupsBar({ overview, field }: GroupsBarProps) {
  const { text, differing, ours } = useGroupsView((view) => view.choice);
  return (
    <header className="groups-bar">
      <h2 id="groups-heading" className="visually-hidden">
        Groups
      </h2>
      <input
        ref={field}
        type="search"
        aria-label="Find groups"
        placeholder="Interface, group, source or socket"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => choose({ text: event.target.value })}
        onKeyDown={({ key }) => key === 'Enter' && focusTree()}
      />
      <CheckField
        label="Ours"
        title="Only groups that sockets of this capture joined"
        checked={ours}
        onChecked={(checked) => choose({ ours: checked })}
      />
      <CheckField
        label={`Differing${differingCount(overview)}`}
        title="Only groups of which joined and arriving differ"
        checked={differing}
        onChecked={(checked) => choose({ differing: checked })}
      />
      <Count overview={overview} />
      <Button
        title="Find out why a group arrives or does not"
        onClick={() => diagnose(selectedLine())}
      >
        Diagnose…
      </Button>
    </header>
  );
}

function differingCount(overview: GroupsOverview | null): string {
  const count = overview?.summaries.filter(({ differs }) => differs).length ?? 0;
  return count === 0 ? '' : ` (${formatCount(count)})`;
}

function Count({ overview }: { overview: GroupsOverview | null }) {
  const choice = useGroupsView((view) => view.choice);
  if (overview === null) return <span className="groups-count" />;
  const { total, shown } = countOf(overview, choice);
  const all = `${formatCount(total)} ${total === 1 ? 'group' : 'groups'}`;
  return (
    <span className="groups-count" data-testid="groups-count">
      {shown === total ? all : `${formatCount(shown)} of ${all}`}
    </span>
  );
}
