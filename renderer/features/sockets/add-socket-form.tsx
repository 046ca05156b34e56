import { useRef, useState, type FormEvent } from 'react';
import { useCommands } from '../../lib/commands';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Alert } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import { AddressField } from './address-field';
import { hintOf, problemsOf, withKind, type DraftProblems, type SocketDraft } from './draft';
import { GroupDrafts } from './group-drafts';
import { OptionsDraftFields } from './options-draft-fields';
import { PresetBar } from './preset-bar';
import { SendersField } from './senders-field';
import { initialSetup, setupOf, type SetupDraft } from './setup-draft';
import { useListen } from './use-listen';
import './add-socket-form.css';

const kinds = [
  { value: 4, label: 'UDP 4' },
  { value: 6, label: 'UDP 6' },
  { value: 'unix', label: 'Unix' },
] as const;

/** The field to begin with. */
const endpoint = '.add-socket-endpoint input';

/** Which fields the person has left once: only those are judged while the form is being filled. */
type Judged = Record<keyof DraftProblems | 'groups', boolean>;

const judged: Judged = { host: true, port: true, groups: true };
const unjudged: Judged = { host: false, port: false, groups: false };

export function AddSocketForm() {
  const form = useRef<HTMLFormElement>(null);
  const [setup, setSetup] = useState(initialSetup);
  const [seen, setSeen] = useState(unjudged);
  const { progress, failure, opened, listen } = useListen();
  useCommands({ 'socket.new': () => form.current?.querySelector<HTMLElement>(endpoint)?.focus() });
  const { socket, groups } = setup;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSeen(judged);
    const wanted = setupOf(setup);
    if (wanted !== undefined) listen(wanted);
  };
  const fill = (filled: SetupDraft) => {
    setSetup(filled);
    setSeen(unjudged);
    form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  };
  return (
    <form
      ref={form}
      className="add-socket"
      aria-labelledby="new-socket"
      noValidate
      onSubmit={submit}
    >
      <h2 id="new-socket">New socket</h2>
      <PresetBar family={socket.kind === 6 ? 6 : 4} onFill={fill} />
      <Segmented
        label="Kind"
        options={kinds}
        value={socket.kind}
        onValue={(kind) => setSetup(ofKind(setup, kind))}
      />
      <Endpoint
        socket={socket}
        seen={seen}
        onSocket={(changed) => setSetup({ ...setup, socket: changed })}
        onSeen={(left) => setSeen({ ...seen, ...left })}
      />
      {socket.kind === 'unix' ? (
        <SendersField setup={setup} onSetup={setSetup} />
      ) : (
        <GroupDrafts
          groups={groups}
          family={socket.kind}
          isJudged={seen.groups}
          onGroups={(changed) => setSetup({ ...setup, groups: changed })}
        />
      )}
      <Disclosure summary="Advanced">
        <OptionsDraftFields setup={setup} onSetup={setSetup} />
      </Disclosure>
      <Button type="submit" look="primary" aria-disabled={progress === 'busy'}>
        Listen
      </Button>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      <p className="visually-hidden" aria-live="polite">
        {opened === null ? '' : `Listening on ${opened.name}`}
      </p>
    </form>
  );
}

/** Groups of one family mean nothing to a socket of another. */
function ofKind(setup: SetupDraft, kind: SocketDraft['kind']): SetupDraft {
  if (kind === setup.socket.kind) return setup;
  return { ...setup, socket: withKind(setup.socket, kind), groups: [] };
}

interface EndpointProps {
  socket: SocketDraft;
  seen: Judged;
  onSocket: (socket: SocketDraft) => void;
  onSeen: (left: Partial<Judged>) => void;
}

function Endpoint({ socket, seen, onSocket, onSeen }: EndpointProps) {
  const problems = problemsOf(socket);
  const hint = hintOf(socket);
  return (
    <>
      <div className="add-socket-endpoint">
        <AddressField
          kind={socket.kind}
          value={socket.host}
          problem={seen.host ? problems.host : undefined}
          onValue={(host) => onSocket({ ...socket, host })}
          onBlur={() => onSeen({ host: true })}
        />
        {socket.kind !== 'unix' && (
          <TextField
            label="Port"
            className="add-socket-port"
            inputMode="numeric"
            value={socket.port}
            problem={seen.port ? problems.port : undefined}
            onValue={(port) => onSocket({ ...socket, port })}
            onBlur={() => onSeen({ port: true })}
          />
        )}
      </div>
      {hint !== undefined && <output className="add-socket-hint">{hint}</output>}
    </>
  );
}
