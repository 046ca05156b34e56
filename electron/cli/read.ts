import {
  csvHeader,
  explainDamage,
  explainQuery,
  fileDatagramAsCsv,
  fileDatagramAsJson,
  LogFile,
  messageOf,
  type DatagramMessage,
  type FileDatagram,
  type Filter,
  type Query,
} from '../engine';
import type { DatagramFormat, ReadOptions } from './arguments';
import { fileDatagramAsText } from './format';
import type { Output } from './output';
import { complain, say, sayUndecided } from './report';
import { Stop } from './stop';

/** Datagrams fetched and written at once. */
const batch = 4096;

type Line = (datagram: FileDatagram, message: DatagramMessage) => string;

const lines: Readonly<Record<DatagramFormat, Line>> = {
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
    return await print(opened.value, options, { output, stop });
  } finally {
    stop.dispose();
    opened.value.close();
  }
}

interface Ways {
  output: Output;
  stop: Stop;
}

async function print(file: LogFile, options: ReadOptions, ways: Ways): Promise<number> {
  const { filter } = options;
  if (filter !== undefined) await Promise.race([file.readyFor(filter), ways.stop.promise]);
  const wanted = wantedOf(file, filter);
  try {
    await printAll(wanted, options, ways);
    return await summarise(file, wanted, { options, output: ways.output });
  } finally {
    wanted.query?.close();
  }
}

/** The datagrams that are to be printed, and how far they are known. */
interface Wanted {
  query: Query<FileDatagram> | undefined;
  progress(): { count: number; done: boolean };
  changed(): Promise<void>;
  datagrams(first: number, count: number): FileDatagram[];
}

/** All datagrams of a file, or those that a filter lets through. */
function wantedOf(file: LogFile, filter: Filter | undefined): Wanted {
  if (filter === undefined) {
    return {
      query: undefined,
      progress: () => {
        const { datagrams, done } = file.progress();
        return { count: datagrams, done };
      },
      changed: () => file.changed(),
      datagrams: (first, count) => file.datagrams(first, count),
    };
  }
  const begun = file.query(filter);
  if (!begun.ok) throw new Error(`a filter that was read was refused: ${begun.error.message}`);
  const query = begun.value;
  return {
    query,
    progress: () => {
      const { matches, done } = query.progress();
      return { count: matches, done };
    },
    changed: () => query.changed(),
    datagrams: (first, count) => query.matches(first, count),
  };
}

/** Prints what is known, as it comes, until the file ends or nobody wants more. */
async function printAll(
  wanted: Wanted,
  { format, onlyCount, decoding }: ReadOptions,
  { output, stop }: Ways,
): Promise<void> {
  if (format === 'csv' && !onlyCount) await output.write(`${csvHeader}\n`);
  const line = (datagram: FileDatagram): string =>
    lines[format](datagram, messageOf(datagram, decoding));
  let next = 1;
  for (;;) {
    const changed = wanted.changed();
    const { count, done } = wanted.progress();
    const last = onlyCount ? 0 : count;
    while (next <= last && !stop.requested && !output.gone) {
      const fetched = wanted.datagrams(next, Math.min(batch, last - next + 1));
      next += fetched.length;
      await output.write(`${fetched.map(line).join('\n')}\n`);
    }
    if (done || stop.requested || output.gone) return;
    await Promise.race([changed, stop.promise]);
  }
}

/** One message about the file, however much is wrong with it. */
async function summarise(
  file: LogFile,
  wanted: Wanted,
  { options: { onlyCount }, output }: { options: ReadOptions; output: Output },
): Promise<number> {
  const progress = file.progress();
  const { datagrams, frames, unreadable, abandoned, incomplete } = progress;
  const { count } = wanted.progress();
  if (onlyCount) await output.write(`${count}\n`);
  const passed = wanted.query === undefined ? '' : `, ${count} of them pass the filter`;
  say(`${frames} frames, ${datagrams} datagrams${passed}, ${frames - datagrams} other frames`);
  for (const link of unreadable) {
    say(`not read ${link.frames}: frames of link type ${link.linkType}`);
  }
  if (incomplete > 0) say(`not put together ${incomplete}: fragments of them are missing`);
  if (abandoned > 0) say(`not put together ${abandoned}: too many fragments were incomplete`);
  const damage = explainDamage(file.name, progress);
  if (!damage.ok) complain(damage.error);
  const looked = wanted.query?.progress();
  if (looked !== undefined) {
    sayUndecided(looked.undecided);
    const explained = explainQuery(looked);
    if (!explained.ok) return complain(explained.error);
  }
  return frames > 0 || damage.ok ? 0 : 1;
}
