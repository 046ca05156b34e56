import { CheckField } from '../../ui/check-field';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import { NetworkFields } from './network-fields';
import { PairTable } from './pair-table';
import { desk, useDesk } from './replay-store';
import { useField } from './use-field';

/** What seldom has to be said. */
export function OptionsSection() {
  return (
    <details className="replay-section replay-options">
      <summary>
        <h3>Options</h3>
        <Icon name="expand" />
      </summary>
      <TimeFields />
      <NetworkFields />
      <RewritingFields />
      <SafetyFields />
    </details>
  );
}

const timings = [
  { value: 'exact', label: 'Exact' },
  { value: 'balanced', label: 'Balanced' },
  { value: 'frugal', label: 'Frugal' },
] as const;

const timingWords = {
  exact: 'A processor waits in a loop: the most exact.',
  balanced: 'A processor waits in a loop for the last 100 µs of each gap.',
  frugal: 'Always sleeps: some 10 µs late, at next to no cost.',
} as const;

function TimeFields() {
  const timing = useDesk(({ draft }) => draft.timing);
  const isOriginal = useDesk(({ draft }) => draft.pace === 'original');
  return (
    <fieldset className="replay-group" aria-label="Time">
      <div className="replay-columns">
        <TextField label="Start at" placeholder="12:00:00 or +5" {...useField('startAt')} />
        <TextField
          label="Longest gap, seconds"
          placeholder="as it was"
          inputMode="decimal"
          disabled={!isOriginal}
          {...useField('maxGap')}
        />
      </div>
      <Segmented
        label="Timing"
        options={timings}
        value={timing}
        onValue={(value) => desk.edit({ timing: value })}
      />
      <p className="replay-words">{timingWords[timing]}</p>
    </fieldset>
  );
}

function RewritingFields() {
  const { replacements, rtp, syslogTime } = useDesk(({ draft }) => draft);
  return (
    <fieldset className="replay-group" aria-label="Changes on the way">
      <PairTable
        label="Replacements"
        name="replacement"
        pairs={replacements}
        onPairs={(pairs) => desk.edit({ replacements: pairs })}
        headings={['Replace bytes', 'By as many']}
        placeholders={[String.raw`text\n or 0x0a`, String.raw`text\0 or 0x00`]}
        addLabel="Replace bytes"
      />
      <CheckField
        label="RTP goes on over loops: sequence numbers and timestamps"
        checked={rtp}
        onChecked={(value) => desk.edit({ rtp: value })}
      />
      <CheckField
        label="Times of syslog become those of sending"
        checked={syslogTime}
        onChecked={(value) => desk.edit({ syslogTime: value })}
      />
    </fieldset>
  );
}

function SafetyFields() {
  const { truncated, stopOnError } = useDesk(({ draft }) => draft);
  return (
    <fieldset className="replay-group" aria-label="Limits">
      <div className="replay-columns">
        <TextField
          label="Ask above, per second"
          placeholder="no limit"
          inputMode="decimal"
          {...useField('mostRate')}
        />
        <TextField label="End after" placeholder="all" inputMode="numeric" {...useField('limit')} />
      </div>
      <CheckField
        label="Send also what the log has only the beginning of"
        checked={truncated === 'send'}
        onChecked={(value) => desk.edit({ truncated: value ? 'send' : 'skip' })}
      />
      <CheckField
        label="End with the first datagram that is refused"
        checked={stopOnError}
        onChecked={(value) => desk.edit({ stopOnError: value })}
      />
    </fieldset>
  );
}
