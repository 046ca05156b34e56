import { useState } from 'react';
import type { Failure, SendCheck } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatCount } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { CheckField } from '../../ui/check-field';
import { Alert } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { TextArea } from '../../ui/text-area';
import type { Draft, DraftProblems } from './draft';
import { changeDraft } from './draft-store';
import { TestFields } from './test-fields';

const forms = [
  { value: 'text', label: 'Text' },
  { value: 'hex', label: 'Hex' },
  { value: 'file', label: 'File' },
  { value: 'test', label: 'Test' },
] as const;

interface ContentFieldProps {
  draft: Draft;
  /** What is wrong with the text. */
  problem: SendCheck['problem'];
  problems: DraftProblems;
  /** Whether a file has to have been chosen by now. */
  isJudged: boolean;
}

/** What is sent: written as text or in hexadecimal, in a file, or made. */
export function ContentField({ draft, problem, problems, isJudged }: ContentFieldProps) {
  return (
    <>
      <Segmented
        label="Content"
        options={forms}
        value={draft.form}
        onValue={(form) => changeDraft({ form })}
      />
      {draft.form === 'text' && <TextContent draft={draft} problem={problem} />}
      {draft.form === 'hex' && (
        <TextArea
          label="Hexadecimal digits"
          rows={4}
          placeholder="48 65 6c 6c 6f, 0x48 0x65, 48:65, or a dump"
          value={draft.hex}
          problem={problem === null ? undefined : <Problem text={draft.hex} {...problem} />}
          onValue={(hex) => changeDraft({ hex })}
        />
      )}
      {draft.form === 'file' && (
        <FileContent file={draft.file} problem={isJudged ? problems.file : undefined} />
      )}
      {draft.form === 'test' && <TestFields draft={draft} problems={problems} />}
    </>
  );
}

function TextContent({ draft, problem }: Pick<ContentFieldProps, 'draft' | 'problem'>) {
  return (
    <>
      <TextArea
        label="Text"
        rows={4}
        placeholder={String.raw`With \n, \t, \xff and \\`}
        value={draft.text}
        problem={problem === null ? undefined : <Problem text={draft.text} {...problem} />}
        onValue={(text) => changeDraft({ text })}
      />
      <CheckField
        label="Placeholders"
        checked={draft.placeholders}
        onChecked={(placeholders) => changeDraft({ placeholders })}
      />
      {draft.placeholders && (
        <p className="send-hint">
          <code>{'{counter}'}</code> <code>{'{counter:0001}'}</code> <code>{'{time}'}</code>{' '}
          <code>{'{time:syslog}'}</code> <code>{'{time:unix}'}</code> <code>{'{time:ms}'}</code>; a
          brace is <code>{'{{'}</code> or <code>{'}}'}</code>
        </p>
      )}
    </>
  );
}

/** Characters that are shown before what is wrong. */
const before = 16;

/** What is wrong, and where. */
function Problem({
  text,
  message,
  detail,
  from,
  to,
}: { text: string } & NonNullable<SendCheck['problem']>) {
  const start = Math.max(0, from - before);
  const line = text.slice(0, from).split('\n').length;
  return (
    <>
      <code className="send-excerpt">
        {start > 0 && '…'}
        {text.slice(start, from)}
        <mark>{text.slice(from, to) || ' '}</mark>
        {text.slice(to, to + before)}
      </code>
      <p>
        {line > 1 && `Line ${line}: `}
        {message}
      </p>
      {detail !== '' && <p className="send-help">{detail}</p>}
    </>
  );
}

function FileContent({ file, problem }: { file: Draft['file']; problem: string | undefined }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async () => {
    const chosen = await call('send.choose-file', {});
    setFailure(chosen.ok ? null : chosen.error);
    if (chosen.ok && chosen.value !== null) changeDraft({ file: chosen.value });
  };
  return (
    <div className="send-file">
      <Button onClick={() => void choose()}>Choose a file…</Button>
      {file !== null && (
        <span className="send-file-name">
          {file.name}, {formatCount(file.bytes)} bytes
        </span>
      )}
      {problem !== undefined && file === null && <p className="send-problem">{problem}</p>}
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </div>
  );
}
