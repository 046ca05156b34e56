import { createHash } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedUpdater } from '../feed-updater';
import { GuardedExecutor } from '../guarded-executor';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export const packageBytes = Buffer.from('#!/bin/sh\n'.padEnd(300_000, '#'));
export const sha512 = createHash('sha512').update(packageBytes).digest('base64');

/** A list of versions, as electron-builder writes it. */
export function feedOf(version: string, more: object = {}): string {
  const file = { url: 'Gramscope.AppImage', sha512, size: packageBytes.length };
  return JSON.stringify({ version, files: [file], releaseDate: '2026-01-01', ...more });
}

/** A feed on loopback, which answers as it is told and remembers what it was asked. */
export async function openFeedServer() {
  const answers = new Map<string, Answer>();
  const asked: IncomingMessage[] = [];
  const server = createServer((asking, response) => {
    asked.push(asking);
    const path = new URL(asking.url ?? '/', 'http://here').pathname;
    const answer = answers.get(path);
    if (answer !== undefined) return answer(asking, response);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const list = process.arch === 'arm64' ? '/latest-linux-arm64.yml' : '/latest-linux.yml';
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    answers,
    publish: (text: string) => answers.set(list, (_asking, response) => response.end(text)),
    onList: (answer: Answer) => answers.set(list, answer),
    onPackage: (answer: Answer) => answers.set('/Gramscope.AppImage', answer),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** electron-updater for this feed, in a folder of its own, as it is in an AppImage. */
export async function openTestUpdater(url: string, plain: 'never' | 'loopback' = 'loopback') {
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-updates-'));
  const configuration = join(folder, 'app-update.yml');
  writeFileSync(configuration, `provider: generic\nurl: ${url}\nupdaterCacheDirName: fetched\n`);
  const executor = new GuardedExecutor((options, answered) => request(options, answered), {
    plain,
  });
  const app = {
    version: '1.2.0',
    name: 'gramscope',
    isPackaged: true,
    appUpdateConfigPath: configuration,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  const times = { silence: 300, check: 1000 };
  const opened = await FeedUpdater.open({ as: 'appimage', app, executor, times });
  return { folder, opened, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
