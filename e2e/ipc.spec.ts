import { join } from 'node:path';
import { callChannel, calls, isPageCall, type Result } from '../electron/contract';
import { expect, root, test } from './support/application';

const names = Object.keys(calls).filter(isPageCall);

type AnyBridge = { gramscope: { call(name: string, input: unknown): Promise<Result<unknown>> } };

test('every call made by another window, even with our preload, is refused', async ({
  app,
  monitor,
}) => {
  await expect(monitor.form).toBeVisible();
  const answers = await app.evaluate(
    async ({ BrowserWindow }, { callNames, preload }) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true },
      });
      await foreign.loadURL('data:text/html,<p>foreign</p>');
      const script = `Promise.all(${JSON.stringify(callNames)}.map((name) => window.gramscope.call(name, {})))`;
      const results: Result<unknown>[] = await foreign.webContents.executeJavaScript(script);
      foreign.destroy();
      return results;
    },
    { callNames: names, preload: join(root, 'dist', 'preload', 'index.cjs') },
  );
  expect(answers).toHaveLength(names.length);
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
});

test('every call refuses wrong types and extra keys from our own page', async ({ monitor }) => {
  await expect(monitor.form).toBeVisible();
  const wrong = [
    undefined,
    null,
    1,
    'x',
    [],
    { extra: true },
    { id: {} },
    { first: '1', count: 1 },
  ];
  for (const name of names) {
    const answers = await monitor.page.evaluate(
      ({ call, inputs }) =>
        Promise.all(
          inputs.map((input) => (window as unknown as AnyBridge).gramscope.call(call, input)),
        ),
      { call: name, inputs: wrong },
    );
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  }
});

test('a name that is not in the contract leads nowhere', async ({ monitor }) => {
  for (const name of ['sockets.steal', 'constructor', '__proto__', callChannel('log.rows')]) {
    const answer = await monitor.page.evaluate(
      (call) => (window as unknown as AnyBridge).gramscope.call(call, {}),
      name,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  }
});
