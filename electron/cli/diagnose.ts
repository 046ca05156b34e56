import { formatDiagnosisTarget, jsonText } from '../contract';
import { diagnose as find, diagnosisAsText, listInterfaces, thisHost } from '../engine';
import type { DiagnoseCommand } from './groups-arguments';
import type { Output } from './output';
import { say } from './report';
import { Stop } from './stop';

/** Finds out why a group arrives or does not. Resolves to the exit status: 0 where it arrives. */
export async function diagnose(command: DiagnoseCommand, output: Output): Promise<number> {
  const { target, source, seconds, joins, format } = command;
  const stop = new Stop(Infinity);
  const aborting = new AbortController();
  void stop.promise.then(() => aborting.abort());
  if (joins) say(`joining ${formatDiagnosisTarget(target)} for up to ${seconds} s, to hear it`);
  try {
    const report = await find({
      host: thisHost,
      target,
      source,
      seconds,
      joins,
      interfaces: listInterfaces,
      signal: aborting.signal,
      onHeard: () => undefined,
    });
    await output.write(format === 'json' ? `${jsonText(report, 2)}\n` : diagnosisAsText(report));
    return report.verdict.state === 'arrives' ? 0 : 1;
  } finally {
    stop.dispose();
  }
}
