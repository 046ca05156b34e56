import {
  formatEndpoint,
  success,
  type Result,
  type SocketState,
  type SweepFind,
} from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatCount, formatRate } from '../../lib/format-number';
import { WatchButton } from './watch-button';
import { bitRateText } from './words';

/** A group that carries something. */
export function FindItem({ find }: { find: SweepFind }) {
  const { group, port, interface: name, protocol, datagrams, bytes, seconds } = find;
  const { sources, sourceCount, smallest, largest } = find;
  const end = formatEndpoint(group, port);
  const more = sourceCount > sources.length ? ` and ${sourceCount - sources.length} more` : '';
  const sizes =
    smallest === largest
      ? formatCount(largest)
      : `${formatCount(smallest)}–${formatCount(largest)}`;
  return (
    <li className="discovery-item">
      <div className="discovery-head">
        <code className="discovery-name">{end}</code>
        <span className="discovery-kind">{protocol === '' ? 'unknown payload' : protocol}</span>
      </div>
      <p className="discovery-more">
        {`${formatRate(datagrams / seconds)} datagrams/s, ${bitRateText((bytes * 8) / seconds)}, ${sizes} B`}
      </p>
      <p className="discovery-more">{`from ${sources.join(', ')}${more} on ${name}`}</p>
      <WatchButton of={end} watch={() => watch(find)} />
    </li>
  );
}

async function watch({
  family,
  group,
  port,
  interface: name,
}: SweepFind): Promise<Result<SocketState[]>> {
  const opened = await call('sockets.add', {
    address: { kind: 'group', family, group, port, interface: name },
  });
  return opened.ok ? success([opened.value]) : opened;
}
