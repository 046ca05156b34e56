import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemWith, reason } from '../../../native/lib/testing/skipping';
import { LogFile } from '../file/log-file';
import { fuzzSeed, fuzzTimes, randomNumbers } from '../testing/random';
import { Dissection } from './dissection';
import { compileFilter } from './filter';
import { writeFilteredCapture } from './testing/filtered-capture';
import { RandomFilters } from './testing/random-filter';
import { Sharkd } from './testing/sharkd';
import { sharedFilters } from './testing/shared-filters';

const noWireshark = problemWith('sharkd');

const randomCount = 400 * fuzzTimes;

/** Of how many filters the query of the log is asked as well, which starts threads for each. */
const queriedEvery = 4;

/** Where Wireshark 4.0 and Gramscope differ on purpose: ARCHITECTURE.md tells. */
const isLeftOut = (text: string): boolean => text.includes('syslog.appname');

describe.skipIf(noWireshark !== undefined)(
  `a filter and Wireshark agree${reason(noWireshark)}`,
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-filter-'));
    const file = path.join(folder, 'filtered.pcap');
    let log: LogFile;
    let datagrams: Dissection[];
    let wireshark: Sharkd;

    beforeAll(async () => {
      writeFilteredCapture(file);
      log = await openIndexed(file);
      datagrams = dissectedOf(log);
      wireshark = await Sharkd.open(file);
    });
    afterAll(() => {
      wireshark.close();
      log.close();
      rmSync(folder, { recursive: true });
    });

    it.each(sharedFilters)('%s', async (text) => {
      const theirs = await wireshark.frames(text);
      expect(theirs).not.toBeNull();
      expect(passing(text, datagrams)).toEqual(theirs);
      expect(await queried(text, log)).toEqual(theirs);
    });

    it(`on ${randomCount} random filters`, { timeout: 120_000 * fuzzTimes }, async () => {
      const random = new RandomFilters(randomNumbers(fuzzSeed(20_260_101)));
      let compared = 0;
      for (let made = 0; made < randomCount; made += 1) {
        const text = random.filter();
        const theirs = isLeftOut(text) ? null : await wireshark.frames(text);
        // Values that do not fit, for example, are refused by both.
        if (theirs === null) continue;
        compared += 1;
        expect([text, passing(text, datagrams)]).toEqual([text, theirs]);
        if (made % queriedEvery > 0) continue;
        expect([text, await queried(text, log)]).toEqual([text, theirs]);
      }
      expect(compared).toBeGreaterThan(randomCount / 2);
    });
  },
);

const corpusProblem = noWireshark ?? problemWith('python3');

describe.skipIf(corpusProblem !== undefined)(
  `on frames of all kinds a filter and Wireshark agree${reason(corpusProblem)}`,
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-filter-corpus-'));
    const script = path.join(import.meta.dirname, '../../../native/test/captures/corpus.py');
    const filters = [
      'frame.len > 60',
      'frame.len <= 100 and udp',
      'udp.length < 200',
      'ip.ttl == 64',
    ];

    beforeAll(() => {
      mkdirSync(folder, { recursive: true });
      execFileSync('python3', [script, folder]);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    // Those whose datagrams lie in one header of IP each.
    it.each(['links', 'resolutions', 'blocks', 'fragments4', 'fragments6', 'largest'])(
      '%s',
      async (name) => {
        const file = path.join(folder, `${name}.pcapng`);
        const log = await openIndexed(file);
        const datagrams = dissectedOf(log);
        const rows = new Set(datagrams.map(({ row }) => row.frame ?? 0));
        const wireshark = await Sharkd.open(file);
        try {
          for (const text of filters) {
            const theirs = (await wireshark.frames(text))?.filter((frame) => rows.has(frame));
            expect([text, passing(text, datagrams)]).toEqual([text, theirs]);
            expect([text, await queried(text, log)]).toEqual([text, theirs]);
          }
        } finally {
          wireshark.close();
          log.close();
        }
      },
    );
  },
);

async function openIndexed(file: string): Promise<LogFile> {
  const opened = await LogFile.open(file);
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.native.indexed();
  return opened.value;
}

function dissectedOf(log: LogFile): Dissection[] {
  const names = log.names();
  const { datagrams } = log.progress();
  return log.native.rows(1, datagrams).map((row) => new Dissection(row, names));
}

function passing(text: string, datagrams: readonly Dissection[]): (number | null)[] {
  const filter = compileFilter(text);
  return datagrams.filter((datagram) => filter.matches(datagram)).map(({ row }) => row.frame);
}

/** The same by threads of their own. */
async function queried(text: string, log: LogFile): Promise<number[]> {
  const begun = log.query(compileFilter(text));
  if (!begun.ok) throw new Error(begun.error.message);
  const query = begun.value;
  const { matches, failure } = await query.reaches(log.progress().datagrams);
  if (failure !== '') throw new Error(failure);
  const frames = query.matches(1, matches).map(({ frame }) => frame);
  query.close();
  return frames;
}
