import { success } from '../../../electron/contract';
import { CheckField } from '../../ui/check-field';
import { TextField } from '../../ui/text-field';
import { AssumptionsControl } from '../assumptions';
import { InterfacePicker } from './interface-picker';
import { bufferOptions, numberOptions, optionLabels, problemsOfOptions } from './option-draft';
import type { SetupDraft } from './setup-draft';
import './option-fields.css';

interface OptionsDraftFieldsProps {
  setup: SetupDraft;
  onSetup: (setup: SetupDraft) => void;
}

/** What few need to say of a new socket; what is left empty is as the system has it. */
export function OptionsDraftFields({ setup, onSetup }: OptionsDraftFieldsProps) {
  const { options, socket } = setup;
  const problems = problemsOfOptions(options);
  const change = (changed: Partial<SetupDraft['options']>) =>
    onSetup({ ...setup, options: { ...options, ...changed } });
  return (
    <>
      <div className="option-numbers">
        {(socket.kind === 'unix' ? bufferOptions : numberOptions).map((name) => (
          <TextField
            key={name}
            label={optionLabels[name]}
            inputMode="numeric"
            placeholder={name === 'receiveBuffer' ? '4096' : 'usual'}
            value={options[name]}
            problem={problems[name]}
            onValue={(text) => change({ [name]: text })}
          />
        ))}
      </div>
      {socket.kind !== 'unix' && (
        <>
          <div className="option-switches">
            <CheckField
              label="Share the port"
              title="Other programs that allow it too may listen at the same port (SO_REUSEADDR)"
              checked={setup.reuseAddress}
              onChecked={(reuseAddress) => onSetup({ ...setup, reuseAddress })}
            />
            <CheckField
              label="Broadcast"
              title="The socket may send to broadcast addresses (SO_BROADCAST)"
              checked={options.broadcast}
              onChecked={(broadcast) => change({ broadcast })}
            />
            <CheckField
              label="Loopback"
              title="This machine hears what the socket sends to groups (IP_MULTICAST_LOOP)"
              checked={options.multicastLoopback}
              onChecked={(multicastLoopback) => change({ multicastLoopback })}
            />
          </div>
          <InterfacePicker
            label="Send to groups by"
            none="The system chooses"
            value={options.multicastInterface}
            onValue={(multicastInterface) => change({ multicastInterface })}
          />
        </>
      )}
      <AssumptionsControl
        assumptions={setup.assumptions}
        assume={(assumptions) => {
          onSetup({ ...setup, assumptions });
          return Promise.resolve(success(null));
        }}
      />
    </>
  );
}
