// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import { root } from '../measure.mjs';

/** @typedef {import('@playwright/test').ElectronApplication} ElectronApplication */
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ app: ElectronApplication, page: Page, shownMs: number }} Started */

/**
 * Runs the application with settings of its own while the work is done.
 * @template Result
 * @param {{ binary: string, files?: string[] }} options
 * @param {(started: Started) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withApplication({ binary, files = [] }, work) {
  const settings = mkdtempSync(path.join(tmpdir(), 'gramscope-bench-'));
  const begin = performance.now();
  const app = await electron.launch({
    executablePath: binary,
    args: [`--user-data-dir=${settings}`, root, ...files],
    chromiumSandbox: process.getuid?.() !== 0,
    colorScheme: null,
  });
  try {
    const page = await app.firstWindow();
    // There when a person could begin to use it.
    await page.getByRole('grid', { name: 'Log' }).waitFor();
    return await work({ app, page, shownMs: performance.now() - begin });
  } finally {
    // Nobody is there to answer whether to save.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await app.close();
    rmSync(settings, { recursive: true, force: true });
  }
}

/**
 * Memory of the processes in MiB, by what they are: `Browser` is the main one, `Tab` a renderer.
 * @param {ElectronApplication} app
 * @returns {Promise<{ main: number, renderer: number }>}
 */
export async function memoryOf(app) {
  const metrics = await app.evaluate(({ app: main }) =>
    main.getAppMetrics().map(({ type, memory }) => ({ type, size: memory.workingSetSize })),
  );
  const of = (/** @type {string} */ type) =>
    Math.round(
      metrics.filter((metric) => metric.type === type).reduce((sum, { size }) => sum + size, 0) /
        1024,
    );
  return { main: of('Browser'), renderer: of('Tab') };
}

/**
 * Listens on a free port of loopback, as a person does.
 * @param {Page} page
 * @returns {Promise<number>} the port
 */
export async function listen(page) {
  const form = page.getByRole('form', { name: 'New socket' });
  await form.getByRole('textbox', { name: 'Address' }).fill('127.0.0.1');
  await form.getByRole('textbox', { name: 'Port' }).fill('0');
  await form.getByRole('button', { name: 'Listen' }).click();
  const item = page.getByRole('list', { name: 'Sockets' }).getByRole('listitem').first();
  await item.waitFor();
  const port = /udp:\/\/127\.0\.0\.1:(\d+)/u.exec(await item.innerText())?.[1];
  return Number(port);
}
