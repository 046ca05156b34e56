import { SelectField } from '../../ui/select-field';
import { changeDraft, useDraft } from './draft-store';
import { usePolled } from './use-polled';

/** Where to listen. Loopback cannot do multicast by itself, and is there for who wants it. */
export function InterfaceField({ disabled }: { disabled: boolean }) {
  const draft = useDraft();
  const { value: interfaces } = usePolled('interfaces.list', {});
  const names = (interfaces ?? []).filter(({ up }) => up).map(({ name }) => name);
  const all =
    names.includes(draft.interface) || draft.interface === '' ? names : [...names, draft.interface];
  return (
    <SelectField
      label="Interface"
      value={draft.interface}
      disabled={disabled}
      onValue={(name) => changeDraft({ interface: name })}
    >
      <option value="">Every one with multicast</option>
      {all.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
