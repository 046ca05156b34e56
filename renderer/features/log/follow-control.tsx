import { formatCount } from '../../lib/format-number';
import { shownExtent } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { changeView, useView } from './log-store';
import { following, newRows, paused } from './view';

/** Says whether the log follows what arrives, and switches it. */
export function FollowControl() {
  const view = useView();
  const log = useCapture(shownExtent);
  const on = view.mode === 'following';
  return (
    <div className="follow-control">
      <span className="follow-state" data-testid="follow-state">
        {on ? 'Newest at the bottom' : `Paused · ${formatCount(newRows(view, log))} new`}
      </span>
      <Button
        aria-pressed={on}
        title={on ? 'Stop following; so does scrolling up' : 'Go to the newest and follow (End)'}
        onClick={() => changeView(on ? paused : following)}
      >
        Follow
      </Button>
    </div>
  );
}
