import {
  escapeControlsInLines,
  formatDiagnosisTarget,
  type Check,
  type DiagnosisReport,
} from '../../contract';
import { toldOf } from './checks/arrival';

const width = 100;

/** The report as a colleague reads it: the verdict, what was found and seen, what to do next. */
export function diagnosisAsText(report: DiagnosisReport): string {
  const { target, verdict, checks, nextSteps } = report;
  const parts = [
    [`Diagnosis of ${formatDiagnosisTarget(target)}`, ...surroundingsOf(report)].join('\n'),
    wrapped(verdict.words, ''),
    ['Checks, the most likely cause first:', ...checks.map(checkAsText)].join('\n'),
    ...(nextSteps.length === 0
      ? []
      : [['Next steps:', ...nextSteps.map((step) => wrapped(step, '  '))].join('\n')]),
  ];
  // Names of interfaces and programs are other people's.
  return `${escapeControlsInLines(parts.join('\n\n'))}\n`;
}

function surroundingsOf(report: DiagnosisReport): string[] {
  const { source, host, system, time, listened, joinedForProbe, interfaces, heard } = report;
  const joined =
    joinedForProbe.length === 0 ? '' : `, joined on ${joinedForProbe.join(', ')} meanwhile`;
  const lines: [string, string][] = [
    ...(source === null ? [] : ([['sender', source]] as [string, string][])),
    ['host', `${host}, ${system}`],
    ['time', time],
    ['listened', listened === null ? 'not at all' : `${listened.toFixed(1)} s${joined}`],
    ...interfaces.map(({ name, state, addresses }): [string, string] => [
      'interface',
      `${name}: ${[state, ...addresses].join(', ')}`,
    ]),
    ...heard.map((one): [string, string] => ['heard', toldOf(one)]),
  ];
  return lines.map(([name, value]) => `  ${name.padEnd(10)} ${value}`);
}

function checkAsText({ status, title, finding, evidence, remedy }: Check): string {
  const help = remedy === null || status === 'passed' ? [] : [`> ${remedy.words}`];
  const command = remedy?.command && status !== 'passed' ? [`> ${remedy.command}`] : [];
  const lines = [finding, ...evidence, ...help, ...command];
  const indent = ' '.repeat(11);
  return [`  ${status.padEnd(8)} ${title}`, ...lines.map((line) => wrapped(line, indent))].join(
    '\n',
  );
}

/** Lines of 100 characters at most, where words allow it; all but the first a little further in. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length > width && line.trim() !== '') {
      lines.push(line);
      line = indent === '' ? '' : `${indent}  `;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
