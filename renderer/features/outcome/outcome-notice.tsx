import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert, Notice } from '../../ui/notice';
import { dismissOutcome, useOutcome } from './outcome-store';
import './outcome-notice.css';

/** Says what became of the last command of the menu, until the person closes it or another one ends. */
export function OutcomeNotice() {
  const outcome = useOutcome();
  return (
    <div className="outcome-notice">
      {/* There before its contents, or screen readers would not announce them. */}
      <output aria-label="Outcome">
        {outcome?.ok === true && <Notice tone="done" {...outcome.value} />}
      </output>
      {outcome?.ok === false && (
        <Alert tone="danger" message={outcome.error.message} detail={outcome.error.detail} />
      )}
      {outcome !== null && (
        <Button look="plain" aria-label="Close this notice" onClick={dismissOutcome}>
          <Icon name="close" />
        </Button>
      )}
    </div>
  );
}
