import { useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { longestComment } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { toolsStore, useTools } from './log-tools-store';
import { setComment } from './marks-store';
import './comment-dialog.css';

/** Where a person says something about a datagram. */
export function CommentDialog() {
  const commenting = useTools((tools) => tools.commenting);
  if (commenting === null) return null;
  return (
    <Dialog title={`Comment on No. ${formatCount(commenting.number)}`} onClose={close}>
      <CommentForm {...commenting} />
    </Dialog>
  );
}

function CommentForm({ number, comment }: { number: number; comment: string }) {
  const [text, setText] = useState(comment);
  const keep = () => {
    setComment(number, text.trim());
    close();
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        keep();
      }}
    >
      <textarea
        aria-label="Comment"
        rows={3}
        maxLength={longestComment}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event: KeyboardEvent) => {
          // Enter ends what is one line nearly always; with Shift it begins another.
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          keep();
        }}
      />
      <div className="comment-actions">
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" type="submit">
          Keep
        </Button>
      </div>
    </form>
  );
}

function close(): void {
  toolsStore.setState({ commenting: null });
}
