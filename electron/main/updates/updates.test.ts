import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, success, type Settings, type UpdatesStage } from '../../contract';
import { feedOf, openFeedServer, openTestUpdater, packageBytes } from './testing/feed-server';
import { Updates } from './updates';

type Stage = UpdatesStage['kind'];

let server: Awaited<ReturnType<typeof openFeedServer>>;
let test: Awaited<ReturnType<typeof openTestUpdater>>;

beforeEach(async () => {
  // That AppImages are told by; nothing here installs one.
  vi.stubEnv('APPIMAGE', '/nowhere/Gramscope.AppImage');
  server = await openFeedServer();
  test = await openTestUpdater(server.url);
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
  test.remove();
});

function settingsWith(updates: Partial<Settings['updates']>) {
  const listeners = new Set<(settings: Settings) => void>();
  const settings = {
    current: { ...defaultSettings, updates: { ...defaultSettings.updates, ...updates } },
    change: (change: Partial<Settings>) => {
      settings.current = { ...settings.current, ...change };
      listeners.forEach((told) => told(settings.current));
      return success(null);
    },
    onChange: (told: (settings: Settings) => void) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
  };
  return settings;
}

function openUpdates(settings = settingsWith({ atStart: 'never' })) {
  if (test.opened === null) throw new Error('The feed was refused.');
  const options = { mayInstall: async () => false, staying: () => undefined };
  return new Updates({ running: '1.2.0', settings, source: test.opened, ...options });
}

/** Waits until it is at one of these stages. */
async function until<Kind extends Stage>(updates: Updates, ...kinds: Kind[]) {
  const isThere = (stage: UpdatesStage): stage is Extract<UpdatesStage, { kind: Kind }> =>
    kinds.some((kind) => kind === stage.kind);
  return vi.waitFor(
    () => {
      const { stage } = updates.state();
      if (!isThere(stage)) throw new Error(`It is ${JSON.stringify(stage)}.`);
      return stage;
    },
    { timeout: 5000 },
  );
}

async function failureOfCheck(): Promise<string> {
  const updates = openUpdates();
  await updates.check();
  const { error } = await until(updates, 'failed');
  expect(error.code).toBe('UPDATE_FAILED');
  expect(error.detail).not.toBe('');
  return error.message;
}

async function failureOfDownload(): Promise<string> {
  const updates = openUpdates();
  await updates.check();
  expect(updates.download()).toEqual(success(null));
  const { error } = await until(updates, 'failed');
  const pending = join(test.folder, 'fetched', 'pending');
  expect(existsSync(pending) ? readdirSync(pending) : []).toEqual([]);
  return error.message;
}

describe('looking for a newer version', () => {
  it.each(['1.2.0', '1.1.9', '0.9.0', '1.2.0-beta.1'])('passes over %s', async (version) => {
    server.publish(feedOf(version));
    const updates = openUpdates();
    await updates.check();
    expect(updates.state().stage).toEqual({ kind: 'newest' });
  });

  it('tells of a newer one, and fetches nothing', async () => {
    server.publish(feedOf('1.10.0', { releaseNotes: '<b>Bold</b>\u202e\n\u001b[2Jnew' }));
    const updates = openUpdates();
    await updates.check();
    expect(updates.state().stage).toEqual({
      kind: 'available',
      version: '1.10.0',
      notes: '<b>Bold</b>\\u202e\n\\e[2Jnew',
      size: packageBytes.length,
    });
    expect(server.asked).toHaveLength(1);
  });

  it('tells nothing about who asks, and keeps no identifier', async () => {
    server.publish(feedOf('1.2.0'));
    await openUpdates().check();
    const [{ url, headers } = { url: '', headers: {} }] = server.asked;
    expect(url).toMatch(/^\/latest-linux(-arm64)?\.yml\?noCache=\w+$/u);
    const { host: _host, connection: _connection, ...told } = headers;
    expect(told).toEqual({ 'user-agent': 'Gramscope', 'cache-control': 'no-cache' });
    expect(readdirSync(test.folder)).toEqual(['app-update.yml']);
  });

  it('waits for no silent server, and for none that never ends', async () => {
    server.onList(() => undefined);
    expect(await failureOfCheck()).toContain('does not answer');
    server.onList((_asking, response) => {
      const timer = setInterval(() => response.write('#'), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect(await failureOfCheck()).toContain('takes too long');
  });

  it('takes no endless list', async () => {
    server.publish(`${feedOf('9.0.0')}\n${'#'.repeat(300_000)}`);
    expect(await failureOfCheck()).toContain('more than 262144 bytes');
  });

  it.each([
    ['malformed', '{{{{'],
    ['empty', ''],
    ['no list at all', '7'],
    ['without versions', '{"files":[]}'],
    ['a version that is none', feedOf('newest')],
    ['no package for this system', feedOf('9.0.0', { files: [] })],
    ['a package without a digest', feedOf('9.0.0', { files: [{ url: 'a.AppImage' }] })],
    ['a package of no size', feedOf('9.0.0', { files: [{ url: 'a', sha512: 'x', size: -1 }] })],
  ])('fails in words where the list is %s', async (_what, text) => {
    server.publish(text);
    expect(await failureOfCheck()).toMatch(/^Looking for a newer version failed: \S/u);
  });

  it('does not follow aliases of YAML without end', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, at) => `l${at + 1}: &l${at + 1} [*l${at}, *l${at}]`,
    );
    server.publish(`l0: &l0 [x]\n${levels.join('\n')}\nversion: 9.0.0\nfiles: *l30\n`);
    expect(await failureOfCheck()).toContain('files');
  });

  it('fails where nobody answers, or it is not there', async () => {
    expect(await failureOfCheck()).toContain('latest-linux');
    server.close();
    expect(await failureOfCheck()).toMatch(/ECONNREFUSED|hang up/u);
  }, 20_000);

  it.each(['http://192.0.2.1/list', 'ftp://127.0.0.1/list', 'file:///etc/passwd'])(
    'does not follow a redirection to %s',
    async (location) => {
      server.onList((_asking, response) => response.writeHead(302, { location }).end());
      expect(await failureOfCheck()).toContain('only https');
    },
  );

  it('does not follow redirections without end', async () => {
    server.onList((asking, response) =>
      response.writeHead(302, { location: `${server.url}${(asking.url ?? '').slice(1)}` }).end(),
    );
    expect(await failureOfCheck()).toContain('redirected too often');
    expect(server.asked.length).toBeLessThan(20);
  });

  it('is refused a feed without https', async () => {
    const { opened, remove } = await openTestUpdater(server.url, 'never');
    remove();
    expect(opened).toBeNull();
  });
});

describe('consent', () => {
  it('is asked for: without it nobody is asked at the start', async () => {
    const settings = settingsWith({ atStart: 'ask' });
    server.publish(feedOf('9.0.0'));
    const updates = openUpdates(settings);
    expect(updates.state().stage).toEqual({ kind: 'idle' });
    expect(server.asked).toHaveLength(0);
    settings.change({ updates: { atStart: 'check', skipped: null } });
    await until(updates, 'available');
  });

  it('is kept: a version that was skipped is told of only to who asks', async () => {
    const settings = settingsWith({ atStart: 'check' });
    server.publish(feedOf('9.0.0'));
    const updates = openUpdates(settings);
    await until(updates, 'available');
    updates.skip();
    expect(settings.current.updates.skipped).toBe('9.0.0');
    const next = openUpdates(settings);
    await until(next, 'idle');
    await next.check();
    expect(next.state().stage.kind).toBe('available');
  });

  it('is needed to download: there is nothing to fetch that was not found', () => {
    expect(openUpdates().download()).toMatchObject({ error: { code: 'CALL_INAPPLICABLE' } });
    expect(server.asked).toHaveLength(0);
  });
});

describe('downloading', () => {
  beforeEach(() => void server.publish(feedOf('9.0.0')));

  it('fetches what was announced, and no more', async () => {
    server.onPackage((_asking, response) => response.end(packageBytes));
    const updates = openUpdates();
    await updates.check();
    updates.download();
    await until(updates, 'ready');
    const file = join(test.folder, 'fetched', 'pending', 'Gramscope.AppImage');
    expect(readFileSync(file).equals(packageBytes)).toBe(true);
    expect(server.asked).toHaveLength(2);
  });

  it('throws away what is not what was announced', async () => {
    const damaged = Buffer.from(packageBytes);
    damaged[200_000] = 0;
    server.onPackage((_asking, response) => response.end(damaged));
    expect(await failureOfDownload()).toContain('checksum');
  });

  it('takes no more bytes than were announced', async () => {
    server.onPackage((_asking, response) => response.end(Buffer.alloc(packageBytes.length * 20)));
    expect(await failureOfDownload()).toContain('more than 300000 bytes');
  });

  it('waits for no server that stops in the middle', async () => {
    server.onPackage((_asking, response) => response.write(packageBytes.subarray(0, 1000)));
    expect(await failureOfDownload()).toContain('does not answer');
  });

  it('does not leave https on the way', async () => {
    server.onPackage((_asking, response) =>
      response.writeHead(302, { location: 'http://192.0.2.1/Gramscope.AppImage' }).end(),
    );
    expect(await failureOfDownload()).toContain('only https');
  });

  it('ends when it is cancelled, and can begin again', async () => {
    const begun = new Promise<void>((resolve) =>
      server.onPackage((_asking, response) => {
        response.write(packageBytes.subarray(0, 1000));
        resolve();
      }),
    );
    const updates = openUpdates();
    await updates.check();
    updates.download();
    await begun;
    updates.cancel();
    await until(updates, 'available');
    server.onPackage((_asking, response) => response.end(packageBytes));
    updates.download();
    expect(await until(updates, 'ready')).toEqual({ kind: 'ready', version: '9.0.0' });
  });
});
