import { isMulticast, type TestPace } from '../../../electron/contract';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { destinationOf, type Draft, type DraftProblems } from './draft';
import { changeTest } from './draft-store';
import type { TestDraft } from './test-draft';

const paces: readonly { value: TestPace['kind']; label: string }[] = [
  { value: 'datagrams', label: 'pps' },
  { value: 'bits', label: 'Mbit/s' },
  { value: 'top', label: 'top speed' },
];

/** Numbered, time-stamped datagrams: how fast, how long, how many streams of them and how many of each. */
export function TestFields({ draft, problems }: { draft: Draft; problems: DraftProblems }) {
  const { test } = draft;
  return (
    <>
      <p className="send-hint">
        Numbered and time-stamped: a Gramscope that listens tells what was lost, and how the delay
        varies.
      </p>
      <PaceFields test={test} problem={problems.rate} />
      <div className="send-pair send-trio">
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
          To consecutive {isGroup(draft) ? 'groups' : 'ports'}; the rate is that of all together.
        </p>
      )}
    </>
  );
}

function isGroup(draft: Draft): boolean {
  const to = destinationOf(draft);
  return to?.kind === 'udp' && isMulticast(to.host);
}

function PaceFields({ test, problem }: { test: TestDraft; problem: string | undefined }) {
  return (
    <div className="send-pair send-trio">
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
