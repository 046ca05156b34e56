import { groupings } from '../../../electron/contract';
import { Segmented } from '../../ui/segmented';
import { SelectField } from '../../ui/select-field';
import { chooseGrouping, choiceStore, groupingWords, rangeWords, useChoice } from './choice';

const measureOptions = [
  { value: 'datagrams', label: 'Datagrams' },
  { value: 'bytes', label: 'Bytes' },
] as const;

/** What is counted, and how. */
export function Choices() {
  const { by, measure, range } = useChoice();
  return (
    <div className="statistics-choices">
      <SelectField
        label="Of"
        value={String(range)}
        onValue={(value) => {
          const chosen = rangeWords.find((each) => String(each.range) === value);
          if (chosen !== undefined) choiceStore.setState({ range: chosen.range });
        }}
      >
        {rangeWords.map((each) => (
          <option key={each.range} value={String(each.range)}>
            {each.label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="By"
        value={by}
        onValue={(value) => {
          const chosen = groupings.find((each) => each === value);
          if (chosen !== undefined) chooseGrouping(chosen);
        }}
      >
        {groupings.map((each) => (
          <option key={each} value={each}>
            {groupingWords[each].one}
          </option>
        ))}
      </SelectField>
      <Segmented
        label="In"
        options={measureOptions}
        value={measure}
        onValue={(value) => choiceStore.setState({ measure: value })}
      />
    </div>
  );
}
