import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grouping } from '../../contract';
import type { FileCapture } from '../file/file-capture';
import { Capture } from '../capture/capture';
import { LogFile } from '../file/log-file';
import { statisticsOf } from '../statistics/statistics';
import { indexedFile } from '../testing/file-capture';
import { hostile, obeyed, textsIn } from '../../contract/testing/hostile-text';
import { writeHostileFile } from '../testing/hostile-file';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-hostile-'));
const name = `${hostile.replaceAll('/', '')}.pcapng`;
const path = join(folder, name);
let file: FileCapture;

beforeAll(async () => {
  writeHostileFile(path);
  writeFileSync(`${path}.marks.json`, hostile);
  file = await indexedFile(path);
  await file.marks.kept();
});

afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

/** Whether the hostile text is somewhere in a value, and the texts that somebody would obey. */
function look(value: unknown): { isThere: boolean; isObeyed: string[] } {
  const texts = textsIn(value);
  return {
    isThere: texts.join('\n').includes('gnp.exe'),
    isObeyed: texts.filter((text) => obeyed.test(text)),
  };
}

const harmless = { isThere: true, isObeyed: [] };

describe('of a capture file with hostile names, paths and texts', () => {
  it.each([1, 2, 3, 4])('row %i and its detail are shown and not obeyed', (number) => {
    expect(look(file.rows(number, 1))).toEqual(harmless);
    expect(look(file.detail(number))).toEqual(harmless);
  });

  it('the paths of a Unix datagram are shown where its ends stand', () => {
    const [row] = file.rows(4, 1);
    expect(look(row?.src)).toEqual(harmless);
    expect(look(row?.dst)).toEqual(harmless);
  });

  it('the name stands in the state', () => {
    expect(look(file.state())).toEqual(harmless);
  });

  it('marks that cannot be read are told about by their name', () => {
    expect(look(file.marks.state())).toEqual(harmless);
  });

  it.each<Grouping>(['source', 'destination', 'socket'])('statistics by %s', async (by) => {
    const asked = { by, measure: 'datagrams', last: null, buckets: 10, groups: 10 } as const;
    const { signal } = new AbortController();
    const names = () => file.names().sockets;
    expect(look(await statisticsOf(file, { ...asked, signal }, names))).toEqual(harmless);
  });

  it('streams have the interface that they came by', async () => {
    const opened = await LogFile.open(path);
    if (!opened.ok) throw new Error(opened.error.message);
    const streams = opened.value.streams();
    await streams.done();
    const asked = { text: '', multicastOnly: false, alarmedOnly: false, from: 0, count: 10 };
    expect(look(streams.list({ ...asked, order: 'first', descending: false }))).toEqual(harmless);
    expect(look(streams.show(1))).toEqual(harmless);
    expect(look(streams.filter(1))).toEqual(harmless);
    opened.value.close();
  });
});

describe('a refusal', () => {
  it('names a file that cannot be read', async () => {
    const opened = await LogFile.open(join(folder, `${hostile.replaceAll('/', '')}`));
    expect(look(opened)).toEqual(harmless);
  });

  it('names a socket that cannot be opened', async () => {
    const capture = new Capture();
    const address = {
      kind: 'unix',
      namespace: 'path',
      path: join(folder, 'none', hostile),
    } as const;
    expect(look(await capture.addSocket(address))).toEqual(harmless);
    capture.close();
  });
});
