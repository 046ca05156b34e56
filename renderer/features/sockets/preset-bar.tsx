import { presets } from './presets';
import type { SetupDraft } from './setup-draft';
import './preset-bar.css';

interface PresetBarProps {
  family: 4 | 6;
  onFill: (setup: SetupDraft) => void;
}

/** Sockets that many want, which fill the form in. */
export function PresetBar({ family, onFill }: PresetBarProps) {
  return (
    <fieldset className="presets">
      <legend className="visually-hidden">Presets</legend>
      {presets.map(({ name, title, fill }) => (
        <button key={name} type="button" title={title} onClick={() => onFill(fill(family))}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
