import { formatEndpoint, type UdpAddress } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { useListen } from './use-listen';

/** One button that opens one socket, for places that suggest it. */
export function ListenOn({ address }: { address: UdpAddress }) {
  const { progress, failure, listen } = useListen();
  return (
    <>
      <Button
        look="primary"
        aria-disabled={progress === 'busy'}
        onClick={() => listen({ address })}
      >
        Listen on {formatEndpoint(address.host, address.port)}
      </Button>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </>
  );
}
