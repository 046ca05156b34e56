import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test, type Page } from '@playwright/test';
import { root } from '../support/application';
import { commandOf, descendants, statusOf } from '../support/processes';
import { Account } from './support/account';
import { PackagedApplication, unpackedExecutable } from './support/packaged-application';

/**
 * The security checklist of Electron (electronjs.org/docs/latest/tutorial/security), point by point, on the
 * application as it is packaged. Its main process cannot be inspected, which is the nineteenth of them: what is set
 * there is seen by what a page can do.
 */
/** The states of a fuse in the binary: the digits 0 and 1. */
const [off, on] = [0x30, 0x31];

let application: PackagedApplication;
let page: Page;
/** A server of somebody else's, and what it was asked for. */
let server: Server;
let origin = '';
const requests: string[] = [];

test.beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end('foreign');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  application = await PackagedApplication.start();
  page = await application.window();
});

test.afterAll(async () => {
  await application.close();
  server.close();
});

test('1. only secure content is loaded', async () => {
  expect(page.url()).toBe('gramscope://app/index.html');
  const loaded = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[href]')]
      .map((element) => ('src' in element ? element.src : element.href))
      .map((url) => new URL(url).protocol),
  );
  expect(new Set(loaded)).toEqual(new Set(['gramscope:']));
  const fetched = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'fetched',
        () => 'refused',
      ),
    `${origin}/fetched`,
  );
  expect([fetched, requests]).toEqual(['refused', []]);
});

test('2. the page has no Node', async () => {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('3. the page and the preload script are kept apart', async () => {
  const outcome = await page.evaluate(() => {
    const bridge = (window as unknown as { gramscope: { call: Function } }).gramscope;
    // What a preload script in the same world would use, and give away.
    Object.assign(Promise.prototype, { tampered: true });
    return {
      isFrozen: Object.isFrozen(bridge),
      constructor: bridge.call.constructor === Function,
    };
  });
  expect(outcome).toEqual({ isFrozen: true, constructor: true });
});

// Chromium refuses its sandbox to root, so that an ordinary user is made.
test('4. the renderer is sandboxed', async () => {
  test.skip(process.getuid?.() !== 0, 'needs root, to make an ordinary user');
  const account = new Account();
  try {
    test.skip(!account.canSandbox(), 'ordinary users may not make user namespaces here');
    const copy = join(account.folder, 'application');
    cpSync(dirname(unpackedExecutable), copy, { recursive: true });
    const sandboxed = await PackagedApplication.start({
      command: account.as([join(copy, 'gramscope')]),
      settings: null,
      chromiumSandbox: true,
    });
    await sandboxed.window();
    const renderers = descendants(sandboxed.process.pid ?? 0)
      .map(({ pid }) => pid)
      .filter((pid) => commandOf(pid).includes('--type=renderer'));
    expect(renderers).not.toEqual([]);
    for (const pid of renderers) {
      expect(statusOf(pid, 'Seccomp')).toBe('2');
      expect(statusOf(pid, 'NoNewPrivs')).toBe('1');
      expect(statusOf(pid, 'Uid')).not.toMatch(/^0\s/u);
    }
    await sandboxed.close();
  } finally {
    account.remove();
  }
});

test('5. permissions are refused', async () => {
  const states = await page.evaluate(() =>
    Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    ),
  );
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('6. the web security is on', async () => {
  const read = await page.evaluate(() =>
    fetch('file:///etc/passwd').then(
      () => 'read',
      () => 'refused',
    ),
  );
  expect(read).toBe('refused');
});

test('7. a content security policy is in force', async () => {
  const outcome = await page.evaluate(async () => {
    const policy = (await fetch(location.href)).headers.get('Content-Security-Policy') ?? '';
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.inlineRan = true';
    document.body.append(inline);
    return { policy, ran: 'inlineRan' in globalThis };
  });
  expect(outcome.policy).toContain("default-src 'none'");
  expect(outcome.policy).not.toMatch(/unsafe-|https?:|\*/u);
  expect(outcome.ran).toBe(false);
});

test('8. insecure content is not allowed', async () => {
  const loaded = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve('loaded'));
        image.addEventListener('error', () => resolve('refused'));
        image.src = url;
      }),
    `${origin}/image.png`,
  );
  expect([loaded, requests]).toEqual(['refused', []]);
});

/** The arguments of all processes of this very application. */
function commandLines(): string[] {
  const lines = execFileSync('ps', ['-eo', 'args']).toString().split('\n');
  return lines.filter((line) => line.includes(join(unpackedExecutable, '..')));
}

test('9. no experimental feature is switched on', () => {
  const renderers = commandLines().filter((line) => line.includes('--type=renderer'));
  expect(renderers).not.toEqual([]);
  expect(renderers.join('\n')).not.toContain('enable-experimental-web-platform-features');
});

test('10. no feature of Blink is switched on', () => {
  expect(commandLines().join('\n')).not.toMatch(/--enable-blink-features/u);
});

/** What the page gets that puts a webview into itself. */
function webview(): Promise<{ isPlain: boolean; kind: string }> {
  return page.evaluate((url) => {
    const view = document.createElement('webview');
    view.setAttribute('allowpopups', '');
    view.setAttribute('nodeintegration', '');
    view.setAttribute('src', url);
    document.body.append(view);
    return { isPlain: view.shadowRoot === null, kind: view.constructor.name };
  }, `${origin}/webview`);
}

test('11. no webview has pop-ups, for there are no webviews', async () => {
  expect(await webview()).toEqual({ isPlain: true, kind: 'HTMLElement' });
});

test('12. no webview is made, whatever its options', async () => {
  await webview();
  const [context] = application.browser.contexts();
  expect(context?.pages()).toHaveLength(1);
  expect(requests).toEqual([]);
});

test('13. the page cannot be led elsewhere', async () => {
  for (const url of [`${origin}/led`, 'file:///etc/passwd', 'data:text/html,x']) {
    await page.evaluate((there) => {
      setTimeout(() => (location.href = there), 0);
    }, url);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(page.url()).toBe('gramscope://app/index.html');
  }
  expect(requests).toEqual([]);
});

test('14. no window is opened', async () => {
  const opened = await page.evaluate((url) => window.open(url) === null, `${origin}/opened`);
  expect([opened, requests]).toEqual([true, []]);
});

test('15. nothing is handed to other programs', async () => {
  const bridge = await page.evaluate(() =>
    Object.keys((window as unknown as { gramscope: object }).gramscope).toSorted(),
  );
  expect(bridge).toEqual(['call', 'subscribe']);
  const links = await page.evaluate(() => document.querySelectorAll('a[href]').length);
  expect(links).toBe(0);
});

test('16. Electron is as new as package.json wants it, or the substitute where that is out of reach', () => {
  const version = readFileSync(join(unpackedExecutable, '..', 'version'), 'utf8').trim();
  const wanted = (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: { electron: string };
    }
  ).devDependencies.electron;
  const substitute = '33.2.1';
  expect([wanted, substitute]).toContain(version.replace(/^v/u, ''));
  expect(Number(wanted.split('.')[0])).toBeGreaterThanOrEqual(45);
});

test('17. the sender of every message is judged', async () => {
  // A frame has no bridge; that other windows are refused is in e2e/ipc.spec.ts.
  const inFrame = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.addEventListener('load', () =>
          resolve(String('gramscope' in (frame.contentWindow ?? {}))),
        );
        document.body.append(frame);
        setTimeout(() => resolve('no frame'), 1000);
      }),
  );
  expect(['false', 'no frame']).toContain(inFrame);
  // To an empty page Chromium goes without asking anybody. It has our preload script, and is not heard.
  const other = await PackagedApplication.start();
  try {
    const left = await other.window();
    await left.goto('about:blank');
    const answer = await left.evaluate(() =>
      (
        window as unknown as { gramscope: { call: (...all: unknown[]) => Promise<unknown> } }
      ).gramscope.call('settings.get', {}),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
  } finally {
    await other.close();
  }
});

test('18. pages come by a scheme of our own, which serves the renderer alone', async () => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/%2e%2e/main/index.cjs', '/..%2fmain%2findex.cjs', '/%00', '/package.json'].map((path) =>
        fetch(`gramscope://app${path}`).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    ),
  );
  expect(statuses).not.toContain(200);
});

test('19. the fuses are set', async () => {
  const wire = await getCurrentFuseWire(unpackedExecutable);
  const state = (fuse: FuseV1Options) => Number(wire[fuse]);
  expect(state(FuseV1Options.RunAsNode)).toBe(off);
  expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(off);
  expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(off);
  expect(state(FuseV1Options.EnableCookieEncryption)).toBe(on);
  expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(on);
  expect(state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(on);
  const folder = mkdtempSync(join(tmpdir(), 'gramscope-fuses-'));
  try {
    const proof = join(folder, 'ran');
    const script = `require('fs').writeFileSync(${JSON.stringify(proof)}, '')`;
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    try {
      const args = ['--no-sandbox', `--user-data-dir=${folder}`, '-e', script];
      execFileSync(unpackedExecutable, args, { env, timeout: 5000, stdio: 'ignore' });
    } catch {
      // It is the application, which goes on until it is ended.
    }
    expect(existsSync(proof)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('20. nothing of Electron is in reach of the page', async () => {
  const answers = await page.evaluate(async () => {
    const { gramscope } = window as unknown as {
      gramscope: { call: (name: string, input: unknown) => Promise<{ ok: boolean }> };
    };
    const names = ['files.dropped', 'ELECTRON_BROWSER_REQUIRE', 'constructor', '__proto__'];
    return Promise.all(names.map(async (name) => (await gramscope.call(name, {})).ok));
  });
  expect(answers).toEqual([false, false, false, false]);
});
