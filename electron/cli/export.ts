import {
  explainDamage,
  exportLog,
  LogFile,
  selectMatches,
  type ExportOptions,
  type ExportProgress,
  type ExportSummary,
  type ExportTarget,
  type FileSelection,
} from '../engine';
import { success, type Result } from '../contract';
import type { ExportCommand } from './export-arguments';
import type { Output } from './output';
import { ProgressLine } from './progress-line';
import { complain, say, sayUndecided } from './report';
import { Stop } from './stop';

/** Exports a file. Resolves to the exit status. */
export async function exportTo(command: ExportCommand, output: Output): Promise<number> {
  const stop = new Stop(Infinity);
  const aborting = new AbortController();
  void stop.promise.then(() => aborting.abort());
  const opened = await (command.file === '-'
    ? LogFile.open('standard input', process.stdin)
    : LogFile.open(command.file));
  try {
    if (!opened.ok) return complain(opened.error);
    return await write(opened.value, command, { output, aborting });
  } finally {
    stop.dispose();
    if (opened.ok) opened.value.close();
  }
}

interface Ways {
  output: Output;
  aborting: AbortController;
}

async function write(
  file: LogFile,
  command: ExportCommand,
  { output, aborting }: Ways,
): Promise<number> {
  const line = new ProgressLine(process.stderr);
  const selected = await select(file, command, { line, aborting });
  if (!selected.ok) {
    line.clear();
    return complain(selected.error);
  }
  const options: ExportOptions = {
    form: command.form,
    to: targetOf(command, { output, aborting }),
    selection: selected.value,
    onProgress: (progress) => line.show(textOf(progress)),
    signal: aborting.signal,
  };
  const written = await exportLog(file, options);
  line.clear();
  // As with `read`: nobody wants more.
  if (output.gone) return 0;
  if (!written.ok) return complain(written.error);
  summarise(written.value, command.to === '-' ? 'standard output' : command.to);
  const damage = explainDamage(file.name, file.progress());
  if (!damage.ok) complain(damage.error);
  return 0;
}

/** What the options select, as far as the filter lets it through. */
async function select(
  file: LogFile,
  { filter, selection }: ExportCommand,
  { line, aborting }: { line: ProgressLine; aborting: AbortController },
): Promise<Result<FileSelection>> {
  if (filter === undefined) return success(selection);
  const selected = await selectMatches(file, filter, {
    within: selection,
    onProgress: ({ evaluated, matches }) =>
      line.show(`filtering: ${matches} of ${evaluated} datagrams`),
    signal: aborting.signal,
  });
  if (!selected.ok) return selected;
  line.clear();
  sayUndecided(selected.value.undecided);
  return success(selected.value.selection);
}

function targetOf(
  { to, existing, compression }: ExportCommand,
  { output, aborting }: Ways,
): ExportTarget {
  if (to !== '-') return { kind: 'file', path: to, existing, compression };
  const pass = async (bytes: Uint8Array): Promise<void> => {
    await output.write(bytes);
    if (output.gone) aborting.abort();
  };
  return { kind: 'stream', write: pass, name: 'standard output' };
}

function textOf({ stage, done, total }: ExportProgress): string {
  const share = total === 0 ? 0 : Math.floor((100 * done) / total);
  return `${stage} ${Math.min(share, 100)} %`;
}

function summarise({ datagrams, frames }: ExportSummary, to: string): void {
  if (frames === null) return say(`wrote ${datagrams} datagrams to ${to}`);
  const how = frames.framing === 'ethernet' ? ', with Ethernet headers' : '';
  say(`wrote ${frames.frames} frames to ${to}${how}; datagrams selected: ${datagrams}`);
  const leftOut: [number, string][] = [
    [frames.unixDatagrams, 'Unix datagrams, which do not go into Ethernet frames'],
    [frames.withoutIp, 'frames without IP, which do not go into Ethernet frames'],
    [frames.withoutPacket, 'entries without a packet, which only pcapng has'],
    [frames.foreignLink, 'frames of another link type than the first: see --ethernet'],
    [frames.unreadable, 'frames that are damaged'],
  ];
  for (const [count, what] of leftOut) if (count > 0) say(`left out ${count}: ${what}`);
}
