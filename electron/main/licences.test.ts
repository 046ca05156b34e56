import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { licencesPage } from './licences';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('shows the licence of each package below its name, as the text that it is', async () => {
  const file = join(folder, 'notices.txt');
  const parts = [
    'It contains:',
    'react 19\n\nMIT\n\n<script src=x> & "as is"\u202e',
    'zustand\n\nMIT',
  ];
  writeFileSync(file, parts.join(`\n\n${'-'.repeat(80)}\n`));
  const page = await licencesPage(file);
  expect(page).toContain('<p>It contains:</p>');
  expect(page).toContain(
    '<h2>react 19</h2>\n<pre class="licence">MIT\n\n&lt;script src=x&gt; &amp; "as is"\\u202e</pre>',
  );
  expect(page).toContain('<h2>zustand</h2>\n<pre class="licence">MIT</pre>');
});

it('says how they are made where there are none', async () => {
  expect(await licencesPage(null)).toContain('npm run sbom');
});

it('says what is wrong where a package has lost them', async () => {
  expect(await licencesPage(join(folder, 'missing.txt'))).toContain('Install Gramscope again');
});
