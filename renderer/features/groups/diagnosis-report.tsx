import { useState } from 'react';
import type { DiagnosisReport } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { copyText } from '../../lib/clipboard';
import { Button } from '../../ui/button';
import { DiagnosisCheck } from './diagnosis-check';
import { heardWords, listenedWords } from './diagnosis-words';

/** What was found out, below its verdict: every check, the most likely cause first. */
export function DiagnosisReportView({ report }: { report: DiagnosisReport }) {
  const { verdict, checks, heard } = report;
  return (
    <article className="diagnosis-report" aria-label="Report">
      <ReportBar report={report} />
      {heard.length > 0 && (
        <ul className="diagnosis-heard" aria-label="Heard">
          {heard.map((one) => (
            <li key={one.interface}>{heardWords(one)}</li>
          ))}
        </ul>
      )}
      <ol className="diagnosis-checks" aria-label="Checks">
        {checks.map((check) => (
          <DiagnosisCheck key={check.id} check={check} isCause={check.id === verdict.cause} />
        ))}
      </ol>
    </article>
  );
}

function ReportBar({ report }: { report: DiagnosisReport }) {
  const [outcome, setOutcome] = useState('');
  return (
    <div className="diagnosis-report-bar">
      <span className="diagnosis-listened">{listenedWords(report)}</span>
      <output>{outcome}</output>
      <Button look="plain" onClick={() => void copyReport().then(setOutcome)}>
        Copy Report
      </Button>
      <Button look="plain" onClick={() => void saveReport().then(setOutcome)}>
        Save Report…
      </Button>
    </div>
  );
}

/** Says in words how it went, as saveReport() does. */
async function copyReport(): Promise<string> {
  const text = await call('groups.report', {});
  if (!text.ok) return text.error.message;
  if (text.value === null) return 'There is no report any more';
  return (await copyText(text.value)) ? 'Copied' : 'The clipboard refused it';
}

async function saveReport(): Promise<string> {
  const saved = await call('groups.save-report', {});
  if (!saved.ok) return saved.error.message;
  return saved.value === null ? '' : `Saved as ${saved.value.path}`;
}
