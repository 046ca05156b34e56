// @ts-check
/** `npm run sbom`: the software bill of materials, and the licences of all that ships, into out/. */
import './setup/require-node.mjs';
import { writeNotices } from './licences/notices.mjs';
import { writeSbom } from './licences/sbom.mjs';
import { runCommand } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';

await runCommand(async () => {
  await prepare();
  console.log(await writeSbom());
  console.log(await writeNotices());
});
