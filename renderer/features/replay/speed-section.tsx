import { CheckField } from '../../ui/check-field';
import { TextField } from '../../ui/text-field';
import { PaceFields } from './pace-fields';
import { desk, useDesk } from './replay-store';
import { Section } from './section';
import { useField } from './use-field';

/** How fast datagrams leave, and how often. */
export function SpeedSection() {
  const forEver = useDesk(({ draft }) => draft.forEver);
  const loops = useDesk(({ draft }) => draft.loops);
  const closingGap = useDesk(({ draft }) => draft.closingGap);
  const loopsField = useField('loops');
  const isLooping = forEver || (loops.trim() !== '' && loops.trim() !== '1');
  return (
    <Section title="Speed">
      <PaceFields />
      <div className="replay-columns replay-loops">
        <TextField
          label="Loops"
          inputMode="numeric"
          disabled={forEver}
          {...loopsField}
          value={forEver ? '∞' : loopsField.value}
        />
        <CheckField
          label="For ever"
          checked={forEver}
          onChecked={(value) => desk.edit({ forEver: value })}
        />
      </div>
      {isLooping && (
        <CheckField
          label="A mean gap between two loops"
          checked={closingGap}
          onChecked={(value) => desk.edit({ closingGap: value })}
        />
      )}
    </Section>
  );
}
