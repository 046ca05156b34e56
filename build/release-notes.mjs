// @ts-check
/** `node build/release-notes.mjs`: what CHANGELOG.md says of the version in package.json. */
import { readFile } from 'node:fs/promises';
import { notesOf } from './release/changelog.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot } from './setup/paths.mjs';
import { SetupError } from './setup/setup-error.mjs';

await runCommand(async () => {
  const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  const notes = notesOf(await readFile(inRoot('CHANGELOG.md'), 'utf8'), version);
  if (notes === null) throw new SetupError(`CHANGELOG.md says nothing of ${version}.`);
  console.log(notes);
});
