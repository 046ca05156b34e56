import { useState } from 'react';
import type { Failure, SocketOptions, SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { CheckField } from '../../ui/check-field';
import { Alert } from '../../ui/notice';
import { InterfacePicker } from './interface-picker';
import { NumberOptionField } from './number-option-field';
import { bufferOptions, numberOptions, readOption } from './option-draft';
import './option-fields.css';

/** The options of a socket as the system has them; a change counts at once. */
export function LiveOptions({ socket: { id, address, options } }: { socket: SocketState }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const tune = async (changed: SocketOptions) => {
    const result = await call('sockets.tune', { id, options: changed });
    setFailure(result.ok ? null : result.error);
  };
  const isUnix = address.kind === 'unix';
  return (
    <>
      <div className="option-numbers">
        {(isUnix ? bufferOptions : numberOptions).map((name) => (
          <NumberOptionField
            key={name}
            name={name}
            value={options[name]}
            onText={(text) => void tune({ [name]: readOption(name, text) })}
          />
        ))}
      </div>
      {!isUnix && (
        <>
          <div className="option-switches">
            <CheckField
              label="Broadcast"
              title="The socket may send to broadcast addresses (SO_BROADCAST)"
              checked={options.broadcast ?? false}
              onChecked={(broadcast) => void tune({ broadcast })}
            />
            <CheckField
              label="Loopback"
              title="This machine hears what the socket sends to groups (IP_MULTICAST_LOOP)"
              checked={options.multicastLoopback ?? true}
              onChecked={(multicastLoopback) => void tune({ multicastLoopback })}
            />
          </div>
          <InterfacePicker
            label="Send to groups by"
            none="The system chooses"
            value={options.multicastInterface ?? ''}
            onValue={(name) => void tune({ multicastInterface: name === '' ? null : name })}
          />
        </>
      )}
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </>
  );
}
