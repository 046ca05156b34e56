import { Alert } from '../../ui/notice';
import { useDesk } from './replay-store';

/** Why what the person asked for last was not done. */
export function FailureAlert() {
  const failure = useDesk((shown) => shown.failure);
  if (failure === null) return null;
  return <Alert tone="danger" message={failure.message} detail={failure.detail} />;
}
