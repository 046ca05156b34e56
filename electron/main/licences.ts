import { readFile } from 'node:fs/promises';
import { escapeControlsInLines } from '../contract';

/** Where a package has the licences of what is in it; null in a checkout, which has none. */
export type NoticesFile = string | null;

/** A page of the guide with the licences of all that is shipped, or with how they are made. */
export async function licencesPage(file: NoticesFile): Promise<string> {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Licences of Gramscope</title>
<link rel="stylesheet" href="guide.css">
</head>
<body>
<nav><a href="index.html">All chapters</a></nav>
<main>
<h1>Licences</h1>
${await contentOf(file)}
</main>
</body>
</html>
`;
}

async function contentOf(file: NoticesFile): Promise<string> {
  if (file === null) {
    return `<p>Gramscope is under the MIT licence. Packages bring the licences of all that is in them. In a
checkout, <code>npm run sbom</code> writes them to <code>out/THIRD-PARTY-NOTICES.txt</code>.</p>`;
  }
  try {
    return asSections(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `<p>The licences cannot be read: ${asHtml(reason)}. Install Gramscope again.</p>`;
  }
}

/** What `build/licences/notices.mjs` has between the parts of the file. */
const rule = `\n\n${'-'.repeat(80)}\n`;

/** A section for each part, so that a person finds one by its heading. */
function asSections(notices: string): string {
  const [about = '', ...parts] = notices.split(rule);
  return [`<p>${asHtml(about)}</p>`, ...parts.map(section)].join('\n');
}

function section(part: string): string {
  const [name = '', ...paragraphs] = part.split('\n\n');
  return `<h2>${asHtml(name)}</h2>
<pre class="licence">${asHtml(paragraphs.join('\n\n').trim())}</pre>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function asHtml(text: string): string {
  return escapeControlsInLines(text).replaceAll(/[&<>]/gu, (sign) => entities[sign] ?? sign);
}
