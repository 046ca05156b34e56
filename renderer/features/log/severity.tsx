import './severity.css';

/** As syslog.conf has them, by number (RFC 5424, table 2). */
export const severityWords = [
  'emerg',
  'alert',
  'crit',
  'err',
  'warning',
  'notice',
  'info',
  'debug',
] as const;

/** On a 12 by 12 grid: each has a form of its own, so that nobody needs its colour. */
const forms = [
  'M1 1h10v10H1z',
  'M6 .5 11.5 6 6 11.5.5 6z',
  'M4 .5h4L11.5 4v4L8 11.5H4L.5 8V4z',
  'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z',
  'M6 1l5.5 10H.5z',
  'M6 2.5v7M2.5 6h7',
  'M6 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  'M3 6h6',
] as const;

/** How bad a syslog message says that things are: by a form, a colour and a word. */
export function Severity({ of: severity }: { of: number }) {
  const word = severityWords[severity] ?? String(severity);
  return (
    <span className="severity" data-severity={severity}>
      <svg className="severity-form" viewBox="0 0 12 12" aria-hidden="true">
        <path d={forms[severity]} />
      </svg>
      <span className="severity-word">{word}</span>
    </span>
  );
}
