import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert, Notice } from '../../ui/notice';
import { dismissOutcome, useOutcome } from './saved-store';
import './saved-notice.css';

/** Says what became of the last save, until the person closes it or saves again. */
export function SavedNotice() {
  const outcome = useOutcome();
  return (
    <div className="saved-notice">
      {/* There before its contents, or screen readers would not announce them. */}
      <output aria-label="Saved">{outcome?.ok === true && <Files files={outcome.value} />}</output>
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

function Files({ files }: { files: readonly string[] }) {
  const [first = '', ...others] = files;
  return others.length === 0 ? (
    <Notice tone="done" message={`Saved as ${first}`} detail="" />
  ) : (
    <Notice
      tone="done"
      message={`Saved as ${files.length} files, which together are the capture:`}
      detail={files.join('\n')}
    />
  );
}
