import type { FormEvent } from 'react';
import {
  discoveryProtocols,
  discoveryTitles,
  type DiscoveryProtocolName,
  type DiscoveryState,
} from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { Button } from '../../ui/button';
import { CheckField } from '../../ui/check-field';
import { Alert, FoldedNotice } from '../../ui/notice';
import { useAttempts } from './attempts';
import { changeDraft, listeningOf, useDraft } from './draft-store';
import { InterfaceField } from './interface-field';

const whatItTells: Readonly<Record<DiscoveryProtocolName, string>> = {
  sap: 'Sessions, with the groups of their media',
  mdns: 'Services of mDNS and DNS-SD',
  ssdp: 'UPnP devices, and who searches for them',
  llmnr: 'Who asks for which names',
  ptp: 'Clocks; the ports are below 1024, which most systems keep for privileged programs',
};

interface ListenFormProps {
  /** Null until it is known. */
  state: DiscoveryState | null;
  refresh: () => void;
}

/** What is listened to, and whether questions are sent. */
export function ListenForm({ state, refresh }: ListenFormProps) {
  const draft = useDraft();
  const { failure, attempt } = useAttempts(refresh);
  const isRunning = state?.isRunning === true;
  const request = listeningOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRunning) attempt(call('discovery.stop', {}));
    else if (request !== null) attempt(call('discovery.start', request));
  };
  return (
    <form className="discovery-form" aria-label="Announcements" onSubmit={submit}>
      <Protocols disabled={isRunning} />
      <InterfaceField disabled={isRunning} />
      <fieldset className="discovery-plain" disabled={isRunning}>
        <CheckField
          label="Ask by mDNS and SSDP as well"
          title="Sends questions, which every host on the link hears"
          checked={draft.ask}
          onChecked={(ask) => changeDraft({ ask })}
        />
      </fieldset>
      <div className="discovery-buttons">
        <Button type="submit" look="primary" aria-disabled={!isRunning && request === null}>
          {isRunning ? 'Stop listening' : 'Listen'}
        </Button>
        <Progress state={state} />
      </div>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      {isRunning &&
        state.failures.map(({ message, detail }) => (
          <FoldedNotice key={message} tone="warning" message={message} detail={detail} />
        ))}
    </form>
  );
}

function Protocols({ disabled }: { disabled: boolean }) {
  const { protocols } = useDraft();
  const toggle = (name: DiscoveryProtocolName, isOn: boolean) => {
    const changed = new Set(protocols);
    if (isOn) changed.add(name);
    else changed.delete(name);
    changeDraft({ protocols: changed });
  };
  return (
    <fieldset className="discovery-protocols" disabled={disabled}>
      <legend>Protocols</legend>
      {discoveryProtocols.map((name) => (
        <CheckField
          key={name}
          label={discoveryTitles[name]}
          title={whatItTells[name]}
          checked={protocols.has(name)}
          onChecked={(isOn) => toggle(name, isOn)}
        />
      ))}
    </fieldset>
  );
}

function Progress({ state }: { state: DiscoveryState | null }) {
  if (state?.isRunning !== true) return null;
  const { interfaces, passedOver } = state;
  return (
    <span className="discovery-progress">
      {`on ${interfaces.join(', ')}`}
      {passedOver > 0 && `; ${passedOver} datagrams passed over`}
    </span>
  );
}
