import { useEffect, useState } from 'react';
import type { NetworkInterface } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { CheckField } from '../../ui/check-field';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { desk, useDesk } from './replay-store';
import { useField } from './use-field';

/** How datagrams leave this machine. */
export function NetworkFields() {
  const { interface: chosen, loopback } = useDesk(({ draft }) => draft);
  return (
    <fieldset className="replay-group" aria-label="Network">
      <div className="replay-columns">
        <SelectField
          label="Groups leave by"
          value={chosen}
          onValue={(name) => desk.edit({ interface: name })}
        >
          <option value="">The system’s choice</option>
          <InterfaceOptions chosen={chosen} />
        </SelectField>
        <TextField
          label="Hops (TTL)"
          placeholder="the system’s"
          inputMode="numeric"
          {...useField('ttl')}
        />
      </div>
      <CheckField
        label="This machine hears what is sent to groups"
        checked={loopback}
        onChecked={(value) => desk.edit({ loopback: value })}
      />
    </fieldset>
  );
}

/** One that has gone since stays, so that it is seen what is chosen. */
function InterfaceOptions({ chosen }: { chosen: string }) {
  const [interfaces, setInterfaces] = useState<NetworkInterface[]>([]);
  useEffect(() => {
    void call('interfaces.list', {}).then((listed) => {
      if (listed.ok) setInterfaces(listed.value);
    });
  }, []);
  const names = interfaces.filter(({ up }) => up).map(({ name }) => name);
  const all = chosen === '' || names.includes(chosen) ? names : [...names, chosen];
  return all.map((name) => (
    <option key={name} value={name}>
      {name}
    </option>
  ));
}
