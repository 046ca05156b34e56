// @ts-check
/**
 * Imported first by every command, for its effect: on a Node that is too old it says so and ends,
 * instead of failing later with an error nobody can read.
 */
import { readFileSync } from 'node:fs';
import { nodeComplaint } from './node-version.mjs';

// Not through paths.mjs: this must not depend on anything that an old Node lacks.
const manifest = new URL('../../package.json', import.meta.url);
const complaint = nodeComplaint(
  process.versions.node,
  JSON.parse(readFileSync(manifest, 'utf8')).engines.node,
);
if (complaint) {
  process.stderr.write(`gramscope: ${complaint}\n`);
  process.exit(1);
}
