import type { TestPace } from '../../../electron/contract';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import type { DraftProblems } from './draft';
import { changeTest } from './draft-store';
import type { TestDraft } from './test-draft';

const paces: readonly { value: TestPace['kind']; label: string }[] = [
  { value: 'datagrams', label: 'datagrams a second' },
  { value: 'bits', label: 'Mbit/s' },
  { value: 'top', label: 'top speed' },
];

/** Numbered, time-stamped datagrams: how fast, how long, how many streams of them and how many of each. */
export function TestFields({ test, problems }: { test: TestDraft; problems: DraftProblems }) {
  return (
    <>
      <p className="send-hint">
        Numbered and time-stamped: a Gramscope that listens tells what was lost, and how the delay
        varies.
      </p>
      <PaceFields test={test} problem={problems.rate} />
      <div className="send-pair">
        <TextField
          label="Length (bytes)"
          inputMode="numeric"
          value={test.length}
          problem={problems.length}
          onValue={(length) => changeTest({ length })}
        />
        <TextField
          label="Streams"
          inputMode="numeric"
          value={test.streams}
          problem={problems.streams}
          onValue={(streams) => changeTest({ streams })}
        />
        <TextField
          label="Datagrams of each"
          inputMode="numeric"
          value={test.count}
          placeholder="until stopped"
          problem={problems.count}
          onValue={(count) => changeTest({ count })}
        />
      </div>
      {test.streams.trim() !== '1' && (
        <p className="send-hint">
          To the groups that follow, or with an address that is none, ports. The rate is that of all
          together.
        </p>
      )}
    </>
  );
}

function PaceFields({ test, problem }: { test: TestDraft; problem: string | undefined }) {
  return (
    <div className="send-pair">
      {test.pace !== 'top' && (
        <TextField
          label="Rate"
          inputMode="decimal"
          value={test.rate}
          problem={problem}
          onValue={(rate) => changeTest({ rate })}
        />
      )}
      <SelectField
        label="Rate in"
        value={test.pace}
        onValue={(value) => {
          const chosen = paces.find((pace) => pace.value === value);
          if (chosen !== undefined) changeTest({ pace: chosen.value });
        }}
      >
        {paces.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
