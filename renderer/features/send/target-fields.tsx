import { useState } from 'react';
import { isMulticast, type NetworkInterface, type SocketState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { liveState } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { CheckField } from '../../ui/check-field';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { destinationOf, optionsFor, originOf, type Draft, type DraftProblems } from './draft';
import { changeDraft } from './draft-store';

const none: readonly SocketState[] = [];

interface TargetFieldsProps {
  draft: Draft;
  problems: DraftProblems;
}

/** Where datagrams go, from which socket, and how that is set. */
export function TargetFields({ draft, problems }: TargetFieldsProps) {
  return (
    <>
      <TextField
        label="To"
        value={draft.to}
        placeholder="192.0.2.1:514, 239.1.1.1:5000, /path or @name"
        problem={problems.to}
        onValue={(to) => changeDraft({ to })}
      />
      {draft.form !== 'test' && <OriginField draft={draft} />}
      {originOf(draft) === null ? (
        <Options draft={draft} problem={problems.ttl} />
      ) : (
        <p className="send-hint">Hops, loopback and interface are those of the socket.</p>
      )}
    </>
  );
}

/** The socket that it is sent from. */
function OriginField({ draft }: { draft: Draft }) {
  const sockets = useCapture((capture) => liveState(capture)?.sockets ?? none);
  const isKnown = sockets.some(({ id }) => id === draft.origin);
  return (
    <SelectField
      label="From"
      value={String(draft.origin ?? '')}
      onValue={(id) => changeDraft({ origin: id === '' ? null : Number(id) })}
    >
      <option value="">A throw-away socket</option>
      {draft.origin !== null && !isKnown && (
        <option value={draft.origin}>A socket that is gone</option>
      )}
      {sockets.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function Options({ draft, problem }: { draft: Draft; problem: string | undefined }) {
  const to = destinationOf(draft);
  const uses = optionsFor(to);
  if (!uses.ttl) return null;
  const isGroup = to?.kind === 'udp' && isMulticast(to.host);
  return (
    <>
      <div className="send-pair">
        <TextField
          label={isGroup ? 'Hops (multicast TTL)' : 'Hops (TTL)'}
          inputMode="numeric"
          value={draft.ttl}
          placeholder={isGroup ? '1' : 'usual'}
          problem={problem}
          onValue={(ttl) => changeDraft({ ttl })}
        />
        {uses.interface && <InterfaceField value={draft.interface} />}
      </div>
      {uses.loopback && (
        <CheckField
          label="This machine hears it too (loopback)"
          checked={draft.loopback}
          onChecked={(loopback) => changeDraft({ loopback })}
        />
      )}
    </>
  );
}

/** Interfaces come and go: they are asked for whenever the person turns to the field. */
function InterfaceField({ value }: { value: string }) {
  const [interfaces, setInterfaces] = useState<readonly NetworkInterface[]>([]);
  const ask = async () => {
    const listed = await call('interfaces.list', {});
    if (listed.ok) setInterfaces(listed.value.filter(({ up }) => up));
  };
  const isKnown = value === '' || interfaces.some(({ name }) => name === value);
  return (
    <SelectField
      label="Interface"
      value={value}
      onFocus={() => void ask()}
      onValue={(name) => changeDraft({ interface: name })}
    >
      <option value="">The routing table’s</option>
      {!isKnown && <option value={value}>{value}</option>}
      {interfaces.map(({ name, addresses }) => (
        <option key={name} value={name}>
          {[name, addresses[0]?.address].join(' ')}
        </option>
      ))}
    </SelectField>
  );
}
