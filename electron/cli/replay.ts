import { createInterface } from 'node:readline';
import {
  failed,
  jsonText,
  type Failure,
  type ReplayProgress,
  type ReplayReport,
  type Result,
} from '../contract';
import {
  agreed,
  explainDamage,
  lacksNothing,
  LogFile,
  markedRange,
  prepareReplay,
  Replay,
  ReplaySession,
  type PreparedReplay,
} from '../engine';
import { confirm } from './confirm';
import { hasKeyboard, Keyboard } from './keyboard';
import type { Output } from './output';
import { ProgressLine } from './progress-line';
import type { ReplayCommand } from './replay-arguments';
import { parseControl, type ControlCommand } from './replay-control';
import { commandOf, keyHelp } from './replay-keys';
import { incompleteText, progressText, reportText, surveyText } from './replay-text';
import { complain, say, sayUndecided } from './report';
import { Stop } from './stop';

interface Ways {
  output: Output;
  stop: Stop;
  signal: AbortSignal;
  line: ProgressLine;
}

const waitsForNobody = failed(
  'INPUT_INVALID',
  '--paused waits for a key or a command, and neither could come.',
  'Start it on a terminal, from a file and without --json, or give it --control.',
);

/** Sends the datagrams of a file. Resolves to the exit status: 1 where one was not sent. */
export async function replay(command: ReplayCommand, output: Output): Promise<number> {
  if (command.manner.paused === true && !command.control && !takesKeys(command)) {
    complain(waitsForNobody);
    return 2;
  }
  const stop = new Stop(Infinity);
  const aborting = new AbortController();
  void stop.promise.then(() => aborting.abort());
  const ways = { output, stop, signal: aborting.signal, line: new ProgressLine(process.stderr) };
  const opened = await (command.file === '-'
    ? LogFile.open('standard input', process.stdin)
    : LogFile.open(command.file));
  try {
    return opened.ok ? await replayFile(opened.value, command, ways) : complain(opened.error);
  } finally {
    stop.dispose();
    if (opened.ok) opened.value.close();
  }
}

async function replayFile(file: LogFile, command: ReplayCommand, ways: Ways): Promise<number> {
  const { line, signal, output } = ways;
  const range = await markedRange(command.file, command.request.range, command.marks);
  if (!range.ok) return complain(range.error);
  const request = { ...command.request, range: range.value };
  const prepared = await prepareReplay(file, request, {
    signal,
    onProgress: (stage, done, total) =>
      line.show(`${stage} ${total === 0 ? 0 : Math.floor((100 * done) / total)} %`),
  });
  line.clear();
  sayUnread(file, prepared);
  if (!prepared.ok) return complain(prepared.error);
  sayUndecided(prepared.value.undecided);
  const { survey } = prepared.value;
  if (command.dryRun) {
    for (const { message } of survey.concerns) say(message);
    await output.write(`${command.json ? jsonText({ survey }) : surveyText(survey)}\n`);
    return 0;
  }
  const canAsk = command.file !== '-' && !command.control;
  const isAgreed = command.yes || (await confirm(survey.concerns, { canAsk, signal }));
  if (!isAgreed) return 1;
  const needsNoMore = command.yes || survey.concerns.length > 0;
  return await play(needsNoMore ? agreed(prepared.value) : prepared.value, command, ways);
}

async function play(prepared: PreparedReplay, command: ReplayCommand, ways: Ways): Promise<number> {
  if (ways.signal.aborted) return 1;
  const begun = Replay.start(prepared, command.manner);
  if (!begun.ok) return complain(begun.error);
  const face = new Face(prepared, command, ways);
  const session = new ReplaySession(begun.value, prepared, {
    onProgress: (progress) => face.showProgress(progress, session),
    onRefusal: (refusal) => face.showRefusal(refusal),
  });
  void ways.stop.promise.then(() => session.perform({ kind: 'stop' }));
  const controls = control(session, prepared, { command, face });
  try {
    const report = await begun.value.done();
    session.end();
    await face.showReport(report);
    const isEndless = command.manner.loops === 0 && report.stopped;
    return isAllSent(report, isEndless) ? 0 : 1;
  } finally {
    session.end();
    controls?.close();
    begun.value.close();
  }
}

/** Says what of the file cannot be sent, unless that is what is wrong already. */
function sayUnread(file: LogFile, prepared: Result<PreparedReplay>): void {
  if (!prepared.ok && prepared.error.code !== 'NOTHING_TO_REPLAY') return;
  const progress = file.progress();
  for (const { linkType, frames } of progress.unreadable) {
    say(`not read ${frames}: frames of link type ${linkType}`);
  }
  if (!prepared.ok && progress.incomplete > 0) say(incompleteText(progress.incomplete));
  const damage = explainDamage(file.name, progress);
  if (!damage.ok) complain(damage.error);
}

/** A replay without end is one that somebody has to stop. */
function isAllSent(report: ReplayReport, isEndless: boolean): boolean {
  return report.complete || (isEndless && lacksNothing(report));
}

/** How a replay looks: lines of JSON, or a line of the terminal and a text. */
class Face {
  constructor(
    private readonly prepared: PreparedReplay,
    private readonly command: ReplayCommand,
    private readonly ways: Ways,
  ) {}

  showProgress(progress: ReplayProgress, { pace }: ReplaySession): void {
    if (this.command.json) this.#print({ progress });
    else this.ways.line.show(progressText(progress, this.prepared.lastRow, pace));
  }

  /** Also where there is no line that shows it. */
  showStatus(session: ReplaySession): void {
    if (this.command.json) session.look();
    else this.say(progressText(session.progress(), this.prepared.lastRow, session.pace));
  }

  showRefusal(refusal: Failure): void {
    if (this.command.json) this.#print({ refusal });
    else this.#aside(() => complain(refusal));
  }

  showError(error: Failure): void {
    if (this.command.json) this.#print({ error });
    else this.#aside(() => complain(error));
  }

  say(text: string): void {
    this.#aside(() => text.split('\n').forEach(say));
  }

  async showReport(report: ReplayReport): Promise<void> {
    this.ways.line.clear();
    if (report.failure !== null && !this.command.json) complain(report.failure);
    const text = this.command.json ? jsonText({ report }) : reportText(report);
    await this.ways.output.write(`${text}\n`);
  }

  #aside(tell: () => void): void {
    this.ways.line.clear();
    tell();
  }

  #print(object: object): void {
    void this.ways.output.write(`${jsonText(object)}\n`);
  }
}

/** Keys would come from where a file does, and be answered among lines of JSON. */
function takesKeys({ json, file }: ReplayCommand): boolean {
  return !json && file !== '-' && hasKeyboard();
}

interface Controls {
  close(): void;
}

/** Listens to a program, or to the keys of a person, if there is either. */
function control(
  session: ReplaySession,
  { lastRow }: PreparedReplay,
  { command, face }: { command: ReplayCommand; face: Face },
): Controls | undefined {
  const perform = (asked: ControlCommand): void => {
    if (asked.kind === 'status') return face.showStatus(session);
    void session.perform(asked).then((done) => {
      if (!done.ok) face.showError(done.error);
    });
  };
  if (command.control) {
    const lines = createInterface({ input: process.stdin });
    lines.on('line', (text) => {
      if (text.trim() === '') return;
      const read = parseControl(text);
      if (read.ok) perform(read.value);
      else face.showError(read.error);
    });
    // Nobody else could say that it goes on.
    lines.on('close', () => perform({ kind: 'resume' }));
    return lines;
  }
  if (!takesKeys(command)) return undefined;
  return new Keyboard((key) => {
    const asked = commandOf(key, { progress: session.progress(), pace: session.pace, lastRow });
    if (asked === 'help') face.say(keyHelp);
    else if (asked !== null) perform(asked);
  });
}
