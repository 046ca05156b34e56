import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { licencesPage } from './licences';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('shows the licences of a package as the text that they are', async () => {
  const file = join(folder, 'notices.txt');
  writeFileSync(file, 'react 19\nMIT <script src=x> & "as is"\u202e');
  const page = await licencesPage(file);
  expect(page).toContain('react 19\nMIT &lt;script src=x&gt; &amp; "as is"\\u202e</pre>');
});

it('says how they are made where there are none', async () => {
  expect(await licencesPage(null)).toContain('npm run sbom');
});

it('says what is wrong where a package has lost them', async () => {
  expect(await licencesPage(join(folder, 'missing.txt'))).toContain('Install Gramscope again');
});
