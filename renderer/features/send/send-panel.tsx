import type { FormEvent, KeyboardEvent } from 'react';
import { effectiveKey } from '../../../electron/contract';
import { useCommands } from '../../lib/commands';
import { useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { KeyCap } from '../../ui/key-cap';
import { Alert } from '../../ui/notice';
import { forgetAttempt, sendAfterAll, sendDraft, stopSending, useAttempt } from './attempt';
import { ContentField } from './content-field';
import { problemsOf } from './draft';
import { useDraft } from './draft-store';
import { Library } from './library';
import { Preview } from './preview';
import { RepetitionFields } from './repetition-fields';
import { useIsSending } from './send-store';
import { SentList } from './sent-list';
import { TargetFields } from './target-fields';
import { useCheck } from './use-check';
import './send-panel.css';

function submit(event: FormEvent): void {
  event.preventDefault();
  void sendDraft();
}

/** Where datagrams are written and sent. */
export function SendPanel() {
  const draft = useDraft();
  const checked = useCheck(draft);
  const isSending = useIsSending();
  const { isJudged, failure } = useAttempt();
  const problems = problemsOf(draft);
  useCommands({
    ...(isSending ? { 'send.stop': stopSending } : {}),
    'send.now': () => void sendDraft(),
  });
  const stopOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isSending || event.defaultPrevented) return;
    event.preventDefault();
    stopSending();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a way out, from all that is in it
    <div className="send-panel" onKeyDown={stopOnEscape}>
      <Library />
      <form className="send-form" aria-label="Message" noValidate onSubmit={submit}>
        <ContentField
          draft={draft}
          problem={checked.check?.problem ?? null}
          problems={problems}
          isJudged={isJudged}
        />
        <Preview {...checked} />
        <TargetFields draft={draft} problems={problems} />
        {draft.form !== 'test' && <RepetitionFields draft={draft} problems={problems} />}
        <footer className="send-footer">
          <Concern />
          {failure !== null && (
            <Alert tone="danger" message={failure.message} detail={failure.detail} />
          )}
          <SendButtons isSending={isSending} />
        </footer>
      </form>
      <SentList />
    </div>
  );
}

function SendButtons({ isSending }: { isSending: boolean }) {
  const keys = useSettings((settings) => settings.keys);
  return (
    <div className="send-buttons">
      <Button type="submit" look="primary" aria-disabled={isSending}>
        Send
      </Button>
      <Button aria-disabled={!isSending} onClick={stopSending}>
        Stop
      </Button>
      <span className="send-key">
        <KeyCap of={isSending ? 'Escape' : effectiveKey('send.now', keys)} />
        {isSending ? ' stops' : ' sends'}
      </span>
    </div>
  );
}

/** What should be agreed to before anything is sent. */
function Concern() {
  const { concern } = useAttempt();
  if (concern === null) return null;
  return (
    <div className="send-concern">
      <Alert tone="warning" message={concern.message} detail={concern.detail} />
      <div className="send-buttons">
        <Button onClick={() => void sendAfterAll()}>Send anyway</Button>
        <Button onClick={forgetAttempt}>Do not send</Button>
      </div>
    </div>
  );
}
