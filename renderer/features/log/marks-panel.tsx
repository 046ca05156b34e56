import { escapeControls, type Mark } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { formatClock, formatInstant } from '../../lib/format-time';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { Popover } from '../../ui/popover';
import { goTo } from './going';
import { focusRows, toolsStore, useTools } from './log-tools-store';
import { removeMark, useMarks } from './marks-store';
import './marks-panel.css';

/** The list of marks, to go to. */
export function MarksPanel() {
  const open = useTools(({ popover }) => popover === 'marks');
  const { marks } = useMarks();
  return (
    <Popover
      title="Marks"
      label={
        <>
          <Icon name="mark" />
          <span className="log-word">Marks</span>
          {marks.size > 0 && ` (${formatCount(marks.size)})`}
        </>
      }
      open={open}
      onOpen={(isOpen) => toolsStore.setState({ popover: isOpen ? 'marks' : null })}
    >
      <div className="marks-panel">
        <MarksFailure />
        {marks.size === 0 ? <Nothing /> : <MarkList marks={[...marks.values()]} />}
      </div>
    </Popover>
  );
}

/** That marks are not kept is said where they are looked for, and in the log. */
export function MarksFailure() {
  const failure = useCapture((capture) => capture.marks.failure);
  if (failure === null) return null;
  return <Notice tone="warning" message={failure.message} detail={failure.detail} />;
}

function Nothing() {
  return (
    <p className="marks-none">
      Nothing is marked. Select a row and press M to mark it, Shift+M to comment on it.
    </p>
  );
}

/** How many are listed: more than these are gone through with the keys. */
const mostListed = 500;

function MarkList({ marks }: { marks: readonly Mark[] }) {
  const more = marks.length - mostListed;
  return (
    <>
      <ul aria-label="Marks">
        {marks.slice(0, mostListed).map((mark) => (
          <MarkItem key={mark.number} {...mark} />
        ))}
      </ul>
      {more > 0 && <p className="marks-none">and {formatCount(more)} more</p>}
    </>
  );
}

function MarkItem({ number, time, comment }: Mark) {
  return (
    <li>
      <button type="button" className="mark-item" onClick={() => show(number)}>
        <span className="mark-number">{formatCount(number)}</span>
        <time title={formatInstant(time)}>{formatClock(time)}</time>
        <span className="mark-comment">{escapeControls(comment)}</span>
      </button>
      <Button
        look="plain"
        aria-label={`Remove the mark of No. ${number}`}
        title="Remove"
        onClick={() => removeMark(number)}
      >
        <Icon name="close" />
      </Button>
    </li>
  );
}

function show(number: number): void {
  toolsStore.setState({ popover: null });
  void goTo({ kind: 'number', number });
  focusRows();
}
