import { expect, test } from 'vitest';
import { LogFile } from '#native';
import { compileFilter } from './filter';
import { Dissection } from './dissection';
import { Sharkd } from './testing/sharkd';
import { RandomFilters, randomNumbers } from './testing/random-filter';
import { writeFilteredCapture } from './testing/filtered-capture';
test('x', async () => {
  const file = '/tmp/f/filtered.pcap';
  writeFilteredCapture(file);
  const log = await LogFile.open(file);
  const { datagrams } = await log.indexed();
  const rows = log.rows(1, datagrams).map((row) => new Dissection({frameLength: row.length + (row.source.address.includes(':') ? 48 : 28), trafficClass: ((row.number-1)*4)%256, ...row} as never, { sockets: {}, interfaces: {} }));
  const sharkd = await Sharkd.open(file);
  const g = new RandomFilters(randomNumbers(Number(process.env.SEED ?? 1)));
  let same = 0, refused = 0, weRefuse = 0; const bad: string[] = [];
  for (let i = 0; i < Number(process.env.N ?? 2000); i += 1) {
    const text = g.filter();
    const theirs = await sharkd.frames(text);
    let ours: number[] | null = null; let err = '';
    try { const f = compileFilter(text); ours = rows.filter((r) => f.matches(r)).map((r) => r.row.frame ?? 0); } catch (e) { err = String(e); if ((e as Error).name !== 'FilterError') throw e; }
    if (theirs === null) { refused += 1; if (ours !== null && bad.length < 60 && process.env.SHOWREF) bad.push(`THEY REFUSE ${text}`); continue; }
    if (ours === null) { weRefuse += 1; bad.push(`WE REFUSE ${text}: ${err}`); continue; }
    if (JSON.stringify(ours) === JSON.stringify(theirs)) { same += 1; continue; }
    const x = ours.filter((n) => !theirs.includes(n)), y = theirs.filter((n) => !ours.includes(n));
    bad.push(`${text}  ours only ${x.slice(0, 6)}  theirs only ${y.slice(0, 6)}`);
  }
  sharkd.close();
  console.log({ same, refused, weRefuse }, bad.length);
  console.log(bad.slice(0, 40).join('\n'));
}, 600000);
