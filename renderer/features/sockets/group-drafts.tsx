import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { emptyGroup, type GroupDraft } from './group-draft';
import { GroupFields } from './group-fields';

interface GroupDraftsProps {
  groups: readonly GroupDraft[];
  family: 4 | 6;
  isJudged: boolean;
  onGroups: (groups: readonly GroupDraft[]) => void;
}

/** The groups that a new socket joins. */
export function GroupDrafts({ groups, family, isJudged, onGroups }: GroupDraftsProps) {
  return (
    <div className="group-drafts">
      {groups.map((draft, at) => (
        // Nothing but its place tells one empty group from another.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={at} className="group-draft">
          <legend className="visually-hidden">Group {at + 1}</legend>
          <GroupFields
            draft={draft}
            family={family}
            isJudged={isJudged}
            onDraft={(changed) => onGroups(groups.with(at, changed))}
          />
          <Button
            look="plain"
            aria-label={`Do not join group ${at + 1}`}
            title="Take this group away"
            onClick={() => onGroups(groups.filter((_, other) => other !== at))}
          >
            <Icon name="close" />
          </Button>
        </fieldset>
      ))}
      <Button look="plain" className="group-add" onClick={() => onGroups([...groups, emptyGroup])}>
        <Icon name="add" />
        Join a group
      </Button>
    </div>
  );
}
