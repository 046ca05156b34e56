import {
  csvHeader,
  explainDamage,
  fileDatagramAsCsv,
  fileDatagramAsJson,
  LogFile,
  type FileDatagram,
} from '../engine';
import type { DatagramFormat, ReadOptions } from './arguments';
import { fileDatagramAsText } from './format';
import type { Output } from './output';
import { complain, say } from './report';
import { Stop } from './stop';

/** Datagrams fetched and written at once. */
const batch = 4096;

const lines: Readonly<Record<DatagramFormat, (datagram: FileDatagram) => string>> = {
  text: fileDatagramAsText,
  jsonl: fileDatagramAsJson,
  csv: fileDatagramAsCsv,
};

/** Prints the datagrams of a file. Resolves to the exit status. */
export async function read(options: ReadOptions, output: Output): Promise<number> {
  const stop = new Stop(Infinity);
  const opened = await (options.file === '-'
    ? LogFile.open('standard input', process.stdin, { follow: options.follow })
    : LogFile.open(options.file, options.file, { follow: options.follow }));
  if (!opened.ok) {
    stop.dispose();
    return complain(opened.error);
  }
  try {
    await printAll(opened.value, options, { output, stop });
    return await summarise(opened.value, options, output);
  } finally {
    stop.dispose();
    opened.value.close();
  }
}

interface Ways {
  output: Output;
  stop: Stop;
}

/** Prints what is indexed, as it comes, until the file ends or nobody wants more. */
async function printAll(
  file: LogFile,
  { format, onlyCount }: ReadOptions,
  { output, stop }: Ways,
): Promise<void> {
  if (format === 'csv' && !onlyCount) await output.write(`${csvHeader}\n`);
  let next = 1;
  for (;;) {
    const changed = file.changed();
    const { datagrams, done } = file.progress();
    const wanted = onlyCount ? 0 : datagrams;
    while (next <= wanted && !stop.requested && !output.gone) {
      const fetched = file.datagrams(next, Math.min(batch, wanted - next + 1));
      next += fetched.length;
      await output.write(`${fetched.map(lines[format]).join('\n')}\n`);
    }
    if (done || stop.requested || output.gone) return;
    await Promise.race([changed, stop.promise]);
  }
}

/** One message about the file, however much is wrong with it. */
async function summarise(
  file: LogFile,
  { onlyCount }: ReadOptions,
  output: Output,
): Promise<number> {
  const progress = file.progress();
  const { datagrams, frames, unreadable, abandoned } = progress;
  if (onlyCount) await output.write(`${datagrams}\n`);
  say(`${frames} frames, ${datagrams} datagrams, ${frames - datagrams} other frames`);
  for (const link of unreadable) {
    say(`not read ${link.frames}: frames of link type ${link.linkType}`);
  }
  if (abandoned > 0) say(`not put together ${abandoned}: too many fragments were incomplete`);
  const damage = explainDamage(file.name, progress);
  if (!damage.ok) complain(damage.error);
  return frames > 0 || damage.ok ? 0 : 1;
}
