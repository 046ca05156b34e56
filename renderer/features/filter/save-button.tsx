import { useState } from 'react';
import { useCommands } from '../../lib/commands';
import { Button } from '../../ui/button';
import { FilterNameForm } from './filter-name-form';
import { isApplicable } from './filter-field';
import { changeSaved, useField } from './filter-store';
import { isKeepable, withSaved } from './saved';

/** Keeps the filter in the field under a name, which it asks for. */
export function SaveButton() {
  const [isAsking, setAsking] = useState(false);
  const { text, verdict } = useField();
  const canSave = isApplicable(verdict) && isKeepable(text);
  useCommands(canSave ? { 'filter.save': () => setAsking(true) } : {});
  if (!isAsking) {
    if (!canSave) return null;
    return (
      <Button title="Keep this filter as a button" onClick={() => setAsking(true)}>
        Save…
      </Button>
    );
  }
  return (
    <FilterNameForm
      label="Name of the filter"
      present={null}
      onName={(name) => changeSaved((saved) => withSaved(saved, { name, text: text.trim() }))}
      onDone={() => setAsking(false)}
    />
  );
}
