import { Button } from '../../ui/button';
import {
  diagnose,
  join,
  leave,
  ourSockets,
  placeOf,
  showDatagrams,
  showStreams,
  type LineOfGroup,
} from './group-actions';
import type { TreeLine } from './group-lines';
import { openMenu } from './group-menu';
import { couldJoin, ownMemberships } from './memberships';
import { detailOf, headOf } from './line-words';

/** What is known of the selected line, in words that the table may have no room for, and what can be done. */
export function SelectedBar({ line }: { line: TreeLine }) {
  return (
    <section className="group-selected" aria-label="Selected">
      <p>
        <strong>{headOf(line)}</strong> {detailOf(line)}
      </p>
      {line.kind !== 'interface' && <Actions line={line} />}
    </section>
  );
}

function Actions({ line }: { line: LineOfGroup }) {
  return (
    <div className="group-actions">
      <Button look="plain" onClick={() => diagnose(line)}>
        Diagnose…
      </Button>
      <Button
        look="plain"
        title="Show the log with these datagrams alone"
        onClick={() => showDatagrams(line)}
      >
        Show These Datagrams
      </Button>
      <Button look="plain" onClick={() => showStreams(line)}>
        Show Streams
      </Button>
      <MembershipActions line={line} />
      <Button
        look="plain"
        aria-haspopup="menu"
        title="All that can be done with it"
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          openMenu(line, { x: left, y: bottom });
        }}
      >
        More…
      </Button>
    </div>
  );
}

/** Where one socket alone is meant; the menu has the others. */
function MembershipActions({ line }: { line: LineOfGroup }) {
  const place = placeOf(line);
  const [own, ...others] = ownMemberships(ourSockets(), place);
  const [joining, ...more] = couldJoin(ourSockets(), place);
  return (
    <>
      {joining !== undefined && more.length === 0 && (
        <Button look="plain" title={joining.name} onClick={() => void join(joining, place)}>
          Join Here
        </Button>
      )}
      {own !== undefined && others.length === 0 && (
        <Button look="plain" title={own.socket.name} onClick={() => void leave(own)}>
          Leave
        </Button>
      )}
    </>
  );
}
