import { TextField } from '../../ui/text-field';
import type { Draft, DraftProblems } from './draft';
import { changeDraft } from './draft-store';

interface RepetitionFieldsProps {
  draft: Draft;
  problems: DraftProblems;
}

/** How often, and in which distance. */
export function RepetitionFields({ draft, problems }: RepetitionFieldsProps) {
  return (
    <div className="send-pair">
      <TextField
        label="Times"
        inputMode="numeric"
        value={draft.count}
        placeholder="until stopped"
        problem={problems.count}
        onValue={(count) => changeDraft({ count })}
      />
      <TextField
        label="Every (seconds)"
        inputMode="decimal"
        value={draft.interval}
        problem={problems.interval}
        onValue={(interval) => changeDraft({ interval })}
      />
    </div>
  );
}
