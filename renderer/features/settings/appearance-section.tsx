import type { Appearance, Failure } from '../../../electron/contract';
import { changeSettings, useSettings } from '../../lib/settings-store';
import { SelectField } from '../../ui/select-field';
import { Segmented } from '../../ui/segmented';

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

const contrasts = [
  { value: 'system', label: 'System' },
  { value: 'high', label: 'High' },
] as const;

const motions = [
  { value: 'system', label: 'System' },
  { value: 'reduced', label: 'Reduced' },
] as const;

const zooms = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** How windows look. `tell` is told why a choice could not be kept, or null. */
export function AppearanceSection({ tell }: { tell: (failure: Failure | null) => void }) {
  const appearance = useSettings((settings) => settings.appearance);
  const change = (part: Partial<Appearance>) =>
    void changeSettings({ appearance: { ...appearance, ...part } }).then(tell);
  const { theme, contrast, motion, zoom } = appearance;
  const sizes = zooms.includes(zoom) ? zooms : [...zooms, zoom];
  return (
    <section className="settings-section" aria-label="Appearance">
      <Segmented
        label="Theme"
        options={themes}
        value={theme}
        onValue={(value) => change({ theme: value })}
      />
      <Segmented
        label="Contrast"
        options={contrasts}
        value={contrast}
        onValue={(value) => change({ contrast: value })}
      />
      <Segmented
        label="Motion"
        options={motions}
        value={motion}
        onValue={(value) => change({ motion: value })}
      />
      <SelectField
        label="Size"
        value={String(zoom)}
        onValue={(value) => change({ zoom: Number(value) })}
      >
        {sizes.map((size) => (
          <option key={size} value={size}>
            {Math.round(size * 100)} %
          </option>
        ))}
      </SelectField>
    </section>
  );
}
