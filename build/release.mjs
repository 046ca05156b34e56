// @ts-check
/** `npm run release -- VERSION`: the commit and the tag from which a release is built. */
import './setup/require-node.mjs';
import { makeRelease, releaseOf } from './release/release.mjs';
import { runCommand } from './setup/command.mjs';
import { root } from './setup/paths.mjs';

await runCommand(() => makeRelease(root, releaseOf(process.argv.slice(2)), console.log));
