import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Published {
  version: string;
  notes: string;
  /** The program that takes the place of the old one. */
  program: Buffer;
}

/** A feed of versions on loopback, and a program that is replaced by what it has. */
export async function openUpdateFeed({ version, notes, program }: Published) {
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-feed-'));
  const installed = join(folder, 'Gramscope.AppImage');
  writeFileSync(installed, '#!/bin/sh\n');
  chmodSync(installed, 0o755);
  const asked: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  let sendPackage = (response: ServerResponse): void => void response.end(program);
  const sha512 = createHash('sha512').update(program).digest('base64');
  const files = [{ url: 'New.AppImage', sha512, size: program.length }];
  const server = createServer(({ url = '', headers: sent }, response) => {
    asked.push(url);
    headers.push(sent);
    if (url.startsWith('/New.AppImage')) return sendPackage(response);
    response.end(JSON.stringify({ version, files, releaseNotes: notes }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const configuration = join(folder, 'app-update.yml');
  writeFileSync(configuration, `provider: generic\nurl: http://127.0.0.1:${port}/\n`);
  return {
    folder,
    installed,
    configuration,
    /** What it was asked for, and with which headers. */
    asked,
    headers,
    /** Has the package sent in another way. */
    send: (way: (response: ServerResponse) => void) => (sendPackage = way),
    sendWhole: () => (sendPackage = (response) => void response.end(program)),
    close: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
