import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadRules } from './load-rules';
import { defaultRules, writeRules } from './rules-file';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gramscope-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('reads a file', async () => {
  const file = path.join(folder, 'rules.json');
  await writeFile(file, writeRules(defaultRules));
  expect(await loadRules(file)).toEqual({ ok: true, value: defaultRules });
});

it('says why there is nothing to read', async () => {
  const file = path.join(folder, 'none');
  expect(await loadRules(file)).toMatchObject({ error: { code: 'FILE_UNREADABLE' } });
  expect(await loadRules(folder)).toMatchObject({
    error: { message: `Cannot read ${folder}: it is a folder.` },
  });
});

it('does not read a file without end', async () => {
  expect(await loadRules('/dev/zero')).toMatchObject({
    error: { message: 'The rules have more than 4000000 characters.' },
  });
});
