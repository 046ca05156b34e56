import { useState } from 'react';
import { TextField } from '../../ui/text-field';
import { problemsOfGroup, type GroupDraft } from './group-draft';
import { InterfacePicker } from './interface-picker';
import './group-fields.css';

interface GroupFieldsProps {
  draft: GroupDraft;
  family: 4 | 6;
  /** Whether fields that were not left yet are judged, too. */
  isJudged: boolean;
  onDraft: (draft: GroupDraft) => void;
}

/** A group to join, on which interface, and from whom. */
export function GroupFields({ draft, family, isJudged, onDraft }: GroupFieldsProps) {
  const [left, setLeft] = useState({ group: false, source: false });
  const problems = problemsOfGroup(draft, family);
  // A field that is still empty, or empty again after joining, is nobody's mistake yet.
  const isWritten = draft.group.trim() !== '';
  return (
    <div className="group-fields">
      <TextField
        label="Group"
        placeholder={family === 4 ? '239.1.1.1' : 'ff02::1234'}
        value={draft.group}
        problem={isJudged || (left.group && isWritten) ? problems.group : undefined}
        onValue={(group) => onDraft({ ...draft, group })}
        onBlur={() => setLeft({ ...left, group: true })}
      />
      <TextField
        label="From (optional)"
        title="The one source that is wanted: source-specific multicast, RFC 4607"
        placeholder="any source"
        value={draft.source}
        problem={isJudged || (left.source && isWritten) ? problems.source : undefined}
        onValue={(source) => onDraft({ ...draft, source })}
        onBlur={() => setLeft({ ...left, source: true })}
      />
      <InterfacePicker
        label="On interface"
        none="Every interface"
        value={draft.interface}
        onValue={(name) => onDraft({ ...draft, interface: name })}
      />
    </div>
  );
}
