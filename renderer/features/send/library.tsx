import { useState, type FormEvent } from 'react';
import { escapeControls, type Failure, type Message } from '../../../electron/contract';
import { changeSettings, useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import type { Draft } from './draft';
import { initialDraft } from './draft';
import { draftStore, useDraft, useLoaded } from './draft-store';
import { draftOf, freeName, messageOf, problemOf, withMessage } from './messages';

/** The messages that are kept: one is loaded, kept, called otherwise, or removed. */
export function Library() {
  const messages = useSettings((settings) => settings.messages);
  const draft = useDraft();
  const loaded = useLoaded();
  const [isNaming, setNaming] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const current = messages.find(({ name }) => name === loaded);
  const canKeep = messageOf(draft, '') !== null;
  const keep = async (changed: Message[], name: string | null) => {
    draftStore.setState({ loaded: name });
    setNaming(false);
    setFailure(await changeSettings({ messages: changed }));
  };
  const load = (name: string) => {
    const message = messages.find((each) => each.name === name);
    setNaming(false);
    draftStore.setState({
      draft: message === undefined ? initialDraft : draftOf(message, draft.origin),
      loaded: message?.name ?? null,
    });
  };
  return (
    <div className="send-library">
      <div className="send-library-bar">
        <SelectField label="Message" value={current?.name ?? ''} onValue={load}>
          <option value="">New message</option>
          {messages.map(({ name }) => (
            <option key={name} value={name}>
              {escapeControls(name)}
            </option>
          ))}
        </SelectField>
        <Button
          aria-expanded={isNaming}
          aria-disabled={!canKeep}
          title={canKeep ? undefined : 'All but files can be saved, once the numbers are right'}
          onClick={() => canKeep && setNaming(!isNaming)}
        >
          Save…
        </Button>
        <Button
          aria-disabled={current === undefined}
          onClick={() => {
            if (current === undefined) return;
            void keep(
              messages.filter(({ name }) => name !== current.name),
              null,
            );
          }}
        >
          Remove
        </Button>
      </div>
      {isNaming && (
        <NameForm
          messages={messages}
          draft={draft}
          loaded={current?.name ?? null}
          onKeep={(changed, name) => void keep(changed, name)}
          onCancel={() => setNaming(false)}
        />
      )}
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </div>
  );
}

interface NameFormProps {
  messages: readonly Message[];
  draft: Draft;
  /** The message that the draft was made from. */
  loaded: string | null;
  onKeep: (messages: Message[], name: string) => void;
  onCancel: () => void;
}

/** Asks for the name under which a message is kept. */
function NameForm({ messages, draft, loaded, onKeep, onCancel }: NameFormProps) {
  const [name, setName] = useState(loaded ?? freeName(messages, draft.to.trim() || 'Message'));
  const message = messageOf(draft, name);
  const problem = message === null ? null : problemOf(messages, message);
  const isOther = loaded !== null && name.trim() !== loaded;
  const isTaken = messages.some((each) => each.name === name.trim());
  const keep = (replaced: string | null) => {
    if (message === null || problem !== null) return;
    onKeep(withMessage(messages, message, replaced), message.name);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep(null);
  };
  return (
    <form className="send-naming" aria-label="Save message" onSubmit={submit}>
      <TextField
        label="Name"
        value={name}
        // What was just asked for is where the person types next.
        ref={(field) => field?.focus()}
        problem={problem ?? undefined}
        onValue={setName}
      />
      <div className="send-buttons">
        <Button type="submit" look="primary">
          {isTaken ? 'Replace' : 'Save'}
        </Button>
        {isOther && !isTaken && <Button onClick={() => keep(loaded)}>Rename</Button>}
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
