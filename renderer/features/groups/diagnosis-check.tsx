import type { Check } from '../../../electron/contract';
import { Copyable } from '../../ui/copyable';
import { Disclosure } from '../../ui/disclosure';
import { Icon } from '../../ui/icon';
import { statusIcons } from './diagnosis-words';

interface DiagnosisCheckProps {
  check: Check;
  /** Whether it is why the group is missing. */
  isCause: boolean;
}

/** One check: how it ended, what was found, on what evidence, and what helps. */
export function DiagnosisCheck({ check, isCause }: DiagnosisCheckProps) {
  const { title, status, finding, evidence, remedy } = check;
  return (
    <li className="diagnosis-check" data-status={status}>
      <span className="diagnosis-status">
        <Icon name={statusIcons[status]} />
        {status}
      </span>
      <div className="diagnosis-found">
        <h3>
          {title}
          {isCause && <span className="diagnosis-cause">the cause</span>}
        </h3>
        <p>{finding}</p>
        {status === 'failed' ? <Evidence lines={evidence} /> : <FoldedEvidence lines={evidence} />}
        {remedy !== null && status !== 'passed' && (
          <div className="diagnosis-remedy">
            <p>{remedy.words}</p>
            {remedy.command !== null && (
              <Copyable text={remedy.command} label={`Copy the command for: ${title}`} />
            )}
          </div>
        )}
      </div>
    </li>
  );
}

function FoldedEvidence({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Disclosure summary="Evidence" title="What was read and measured">
      <Evidence lines={lines} />
    </Disclosure>
  );
}

function Evidence({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="diagnosis-evidence">
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
