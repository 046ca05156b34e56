import { liveState } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { Notice } from '../../ui/notice';

/** Says that what arrives cannot be written, as long as that is so. */
export function UnwrittenNotice() {
  const failure = useCapture((capture) => liveState(capture)?.files.failure ?? null);
  if (failure === null) return null;
  return <Notice tone="danger" message={failure.message} detail={failure.detail} />;
}
