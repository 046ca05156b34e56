import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './support/application';

/** What the window was really made with, as the running application says. */
async function webPreferences(app: ElectronApplication): Promise<Record<string, unknown>> {
  return app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's typings, but the only way to read the preferences in force.
    const inForce = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return inForce.getLastWebPreferences();
  });
}

async function contentSecurityPolicy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = await fetch(location.href);
    return answer.headers.get('Content-Security-Policy') ?? '';
  });
}

test('context isolation and the renderer sandbox are on, Node integration is off', async ({
  app,
  monitor,
}) => {
  await expect(monitor.form).toBeVisible();
  expect(await webPreferences(app)).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('the page has no Node and only the bridge', async ({ monitor }) => {
  const found = await monitor.page.evaluate(() => ({
    node: ['process', 'require', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    bridge: Object.keys(
      (globalThis as unknown as Record<string, object>)['gramscope'] ?? {},
    ).toSorted(),
  }));
  expect(found).toEqual({ node: [], bridge: ['call', 'subscribe'] });
});

test('the page comes from our own scheme', async ({ monitor }) => {
  expect(monitor.page.url()).toBe('gramscope://app/index.html');
});

test('the Content-Security-Policy allows our own files and nothing inline', async ({ monitor }) => {
  const policy = await contentSecurityPolicy(monitor.page);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe-|https?:|\*|data:/u);
});

test('inline script, eval and script from elsewhere do not run', async ({ monitor }) => {
  const outcome = await monitor.page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.inlineRan = true';
    document.body.append(inline);
    const handler = document.createElement('div');
    handler.setAttribute('onclick', 'globalThis.inlineRan = true');
    document.body.append(handler);
    handler.click();
    const elsewhere = document.createElement('script');
    elsewhere.src = 'data:text/javascript,globalThis.inlineRan=true';
    const refused = new Promise((resolve) => {
      elsewhere.addEventListener('error', () => resolve('refused'));
      elsewhere.addEventListener('load', () => resolve('loaded'));
    });
    document.body.append(elsewhere);
    return { elsewhere: await refused, inline: 'inlineRan' in globalThis };
  });
  expect(outcome).toEqual({ elsewhere: 'refused', inline: false });
  // Chromium reports a refused eval to the page as an EvalError; a script tag runs it in the page.
  const evaluated = await monitor.page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI));
        setTimeout('globalThis.evalRan = true', 0);
      }),
  );
  expect(evaluated).toBe('eval');
});

test('navigation, frames of other pages and new windows are denied', async ({ app, monitor }) => {
  await expect(monitor.form).toBeVisible();
  // Through the main process: Playwright waits for a navigation that never comes to an end.
  const page = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const attempts = `new Promise((resolve) => {
      const foreign = document.createElement('iframe');
      foreign.addEventListener('load', () => resolve(opened));
      foreign.src = 'data:text/html,hello';
      const opened = window.open('https://example.invalid/') === null ? 'denied' : 'opened';
      location.href = 'https://example.invalid/';
      document.body.append(foreign);
      setTimeout(() => resolve(opened), 1000);
    })`;
    const opened: unknown = await contents?.executeJavaScript(attempts);
    return {
      opened,
      url: contents?.getURL(),
      form: await contents?.executeJavaScript('document.forms.length > 0'),
      text: await Promise.all(
        (contents?.mainFrame.framesInSubtree ?? []).map((frame): Promise<unknown> =>
          frame.executeJavaScript('document.body.textContent'),
        ),
      ),
      windows: BrowserWindow.getAllWindows().length,
    };
  });
  const home = 'gramscope://app/index.html';
  expect(page).toMatchObject({ opened: 'denied', url: home, form: true, windows: 1 });
  expect(page.text.slice(1).join('')).not.toContain('hello');
});

test('permissions are denied', async ({ monitor }) => {
  const answers = await monitor.page.evaluate(async () => {
    const geolocation = new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      );
    });
    const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    const states = ['geolocation', 'notifications', 'clipboard-read', 'midi'].map(async (name) => {
      const status = await navigator.permissions.query({ name: name as PermissionName });
      return status.state;
    });
    return [await geolocation, await media, ...(await Promise.all(states))];
  });
  expect(new Set(answers)).toEqual(new Set(['denied']));
});

test('the scheme serves the files of the renderer and no others', async ({ monitor }) => {
  const statuses = await monitor.page.evaluate(async () => {
    const paths = [
      '/../main/index.cjs',
      '/%2e%2e/main/index.cjs',
      '/..%2fmain%2findex.cjs',
      '/%2e%2e%2f%2e%2e%2fpackage.json',
      '/%00',
      '/%',
      '/none.js',
    ];
    return Promise.all(
      paths.map(async (path) =>
        fetch(`gramscope://app${path}`).then(
          ({ status }) => status,
          () => 'failed',
        ),
      ),
    );
  });
  expect(statuses.filter((status) => status === 200)).toEqual([]);
});
