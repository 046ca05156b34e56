import { jsonText, mostAnnouncements, mostSweepJoins, success, type Result } from '../contract';
import { Discovery, Sweep, type DiscoveryNews } from '../engine';
import type { DiscoverCommand } from './discover-arguments';
import {
  announcedAsText,
  estimateAsText,
  findAsText,
  newsAsText,
  progressAsText,
  sweptAsText,
} from './discover-text';
import type { Output } from './output';
import { ProgressLine } from './progress-line';
import { complain, say } from './report';
import { Stop } from './stop';

/**
 * Milliseconds for which news is gathered: what one host says of one thing may come in several datagrams,
 * and is one line.
 */
const gathering = 500;

/** Tells what others announce, and which groups carry something. Resolves to the exit status. */
export async function discover(command: DiscoverCommand, output: Output): Promise<number> {
  const finders = { discovery: new Discovery(), sweep: new Sweep() };
  const stop = new Stop(command.seconds);
  const started = performance.now();
  try {
    const lines = new Lines(output, command.format);
    finders.discovery.onNews((news) => lines.note(news));
    finders.sweep.onFind((find) => lines.add(findAsText(find)));
    const begun = await begin(command, finders);
    if (!begun.ok) return complain(begun.error);
    await untilEnded(command, finders, { stop, lines });
    if (command.format === 'json') await output.write(`${jsonText(all(command, finders))}\n`);
    return summarise(command, finders, (performance.now() - started) / 1000);
  } finally {
    stop.dispose();
    finders.discovery.stop();
    finders.sweep.stop();
  }
}

/** What is under way, or would be. */
interface Finders {
  discovery: Discovery;
  sweep: Sweep;
}

async function begin(
  { listening, sweep: wanted }: DiscoverCommand,
  { discovery, sweep }: Finders,
): Promise<Result<null>> {
  if (wanted !== null) {
    const estimate = sweep.check(wanted);
    if (!estimate.ok) return estimate;
    say(estimateAsText(estimate.value));
  }
  if (listening !== null) {
    const started = await discovery.start(listening);
    if (!started.ok) return started;
    const { interfaces, failures } = discovery.state();
    say(`listening on ${interfaces.join(', ')}`);
    for (const failure of failures) complain(failure);
  }
  return wanted === null ? success(null) : sweep.start(wanted);
}

/** Prints what there is meanwhile; then nothing is open any more. */
async function untilEnded(
  { sweep: wanted, seconds }: DiscoverCommand,
  { discovery, sweep }: Finders,
  { stop, lines }: { stop: Stop; lines: Lines },
): Promise<void> {
  const progress = new ProgressLine(process.stderr);
  const timer = setInterval(() => {
    if (wanted !== null) progress.show(progressAsText(sweep.state()));
    void lines.flush();
  }, gathering);
  // With a time that was asked for, what is announced is listened to until then.
  const endsWithSweep = wanted !== null && !Number.isFinite(seconds);
  await Promise.race([stop.promise, ...(endsWithSweep ? [sweep.ended()] : [])]);
  clearInterval(timer);
  progress.clear();
  sweep.stop();
  await sweep.ended();
  discovery.stop();
  await lines.flush();
}

/** All that was found, for programs. */
function all({ sweep: wanted, listening }: DiscoverCommand, { discovery, sweep }: Finders): object {
  const { announcements, state } = discovery.list({ from: 0, count: mostAnnouncements, text: '' });
  const { failures, passedOver } = state;
  return {
    ...(listening !== null && { announcements, failures, passedOver }),
    ...(wanted !== null && { sweep: { ...sweep.state(), finds: sweep.finds(0, mostSweepJoins) } }),
  };
}

function summarise(
  { listening, sweep: wanted }: DiscoverCommand,
  { discovery, sweep }: Finders,
  seconds: number,
): number {
  const { announcements, state } = discovery.list({ from: 0, count: mostAnnouncements, text: '' });
  const time = `${seconds.toFixed(1)} seconds`;
  if (listening !== null) say(`${announcedAsText(announcements)}; ${time}`);
  if (state.passedOver > 0) {
    say(`passed over ${state.passedOver} datagrams: more came than there was time to read`);
  }
  if (wanted === null) return 0;
  const swept = sweep.state();
  for (const failure of swept.failures) complain(failure);
  say(`${sweptAsText(swept)}; ${time}`);
  return swept.refused > 0 ? 1 : 0;
}

/** What is printed while it goes on. */
class Lines {
  /** Of each announcement the newest, by its number. */
  #news = new Map<number, DiscoveryNews>();
  #lines: string[] = [];

  constructor(
    private readonly output: Output,
    private readonly format: DiscoverCommand['format'],
  ) {}

  note(news: DiscoveryNews): void {
    const { id } = news.announcement;
    const before = this.#news.get(id);
    // What came and went meanwhile was never told, and what is new and changed is new.
    if (before?.kind === 'added' && news.kind !== 'changed') this.#news.delete(id);
    else this.#news.set(id, { ...news, kind: before?.kind === 'added' ? 'added' : news.kind });
  }

  add(line: string): void {
    this.#lines.push(line);
  }

  async flush(): Promise<void> {
    const lines = [...[...this.#news.values()].map(newsAsText), ...this.#lines];
    this.#news = new Map();
    this.#lines = [];
    if (this.format !== 'text' || lines.length === 0) return;
    await this.output.write(`${lines.join('\n')}\n`);
  }
}
