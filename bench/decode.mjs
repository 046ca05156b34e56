// @ts-check
/**
 * `npm run bench -- decode`: the same syslog messages decoded by Gramscope and by the parsers that npm has,
 * each in a process of its own, in turn, several times. Ours gets bytes, as they come from the wire, the
 * others the strings that they want, made beforehand. Reports messages in a second of
 * processor time.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleModule, median, nodePeer, output } from './measure.mjs';

const ROUNDS = 5;
const COUNT = 100_000;
const DECODERS = ['ours', 'nsyslog-parser', 'glossy', 'syslog-parse'];

/** Ordinary messages, by their format. @type {Record<string, (number: number) => string>} */
const formats = {
  rfc3164: (number) =>
    `<${number % 192}>Oct ${10 + (number % 20)} 22:14:15 host${number % 50} sshd[${number}]: Accepted publickey for user${number % 9} from 192.0.2.${number % 250} port ${40_000 + (number % 9999)} ssh2`,
  rfc5424: (number) =>
    `<${number % 192}>1 2026-01-31T12:00:${10 + (number % 50)}.003Z host${number % 50}.example.com app ${number} ID47 ${number % 2 === 0 ? '-' : `[example@32473 iut="${number % 9}" eventSource="Application" eventID="${number}"]`} An application event log entry number ${number}`,
  cisco: (number) =>
    `<${number % 192}>${number}: router${number % 50}: *Mar  1 18:48:50.483 UTC: %LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/${number % 48}, changed state to up`,
};

export async function decode() {
  const decoder = await bundleModule('electron/engine/decode/syslog/index.ts', 'syslog');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gramscope-bench-'));
  try {
    const sets = Object.entries({ ...formats, mixed: mixed });
    const results = [];
    for (const [name, message] of sets) {
      const file = path.join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(Array.from({ length: COUNT }, (_, at) => message(at))));
      results.push({ messages: name, decoders: await measure(file, decoder) });
    }
    return { bench: 'decode', count: COUNT, rounds: ROUNDS, unit: 'medians', results };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {number} number */
function mixed(number) {
  const all = Object.values(formats);
  return all[number % all.length]?.(number) ?? '';
}

/** @param {string} file @param {string} decoder ours */
async function measure(file, decoder) {
  const runs = DECODERS.map((name) => ({ name, perSecond: /** @type {number[]} */ ([]) }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const run of runs) {
      const command = nodePeer('decode-in-node.mjs', run.name, decoder, file);
      run.perSecond.push(Number(await output(command)));
    }
  }
  const [mine] = runs;
  const own = median(mine?.perSecond ?? []);
  return runs.map(({ name, perSecond }) => ({
    name,
    messagesPerSecond: Math.round(median(perSecond)),
    oursAgainstIt: Number((own / median(perSecond)).toPrecision(3)),
  }));
}
