import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  _electron as electron,
  test as base,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { MonitorPage } from './monitor-page';

export const root = join(import.meta.dirname, '..', '..');

export interface Launch {
  /** The Electron binary, or a program that ends up being one. */
  executable?: string;
  /** The folder of the application. */
  folder?: string;
  /** Where it keeps its settings: if absent, a new folder that goes with it. */
  settings?: string;
  /** Capture files to open, instead of the running capture. */
  files?: string[];
  /** Chromium's sandbox; it refuses to run as root. */
  chromiumSandbox?: boolean;
  /** Switches besides, and variables of the environment. */
  flags?: string[];
  env?: Record<string, string>;
}

/** Starts the application with settings of its own. */
export async function launch({
  executable = electronBinary(),
  folder = root,
  settings,
  files = [],
  chromiumSandbox = process.getuid?.() !== 0,
  flags = [],
  env = {},
}: Launch = {}): Promise<{ app: ElectronApplication; window: Page; close: () => Promise<void> }> {
  const own = settings ?? mkdtempSync(join(tmpdir(), 'gramscope-e2e-'));
  const app = await electron.launch({
    executablePath: executable,
    args: [`--user-data-dir=${own}`, ...flags, folder, ...files],
    env: { ...definedEnvironment(), ...env },
    chromiumSandbox,
    // Playwright would have it light, whatever the settings say.
    colorScheme: null,
  });
  const close = async () => {
    // What a test received it need not save.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await app.close();
    if (settings === undefined) rmSync(own, { recursive: true, force: true });
  };
  return { app, window: await app.firstWindow(), close };
}

export function electronBinary(): string {
  const path = process.env['GRAMSCOPE_ELECTRON'];
  if (path === undefined)
    throw new Error('GRAMSCOPE_ELECTRON is not set: run these tests with npm test -- --only=e2e');
  return path;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** Gives the window's content a size, in pixels, and the text a scale. */
export async function resize(
  app: ElectronApplication,
  size: { width: number; height: number; zoom: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setContentSize(width, height);
    window?.webContents.setZoomFactor(zoom);
  }, size);
}

/** A test with the application running and its window open; nothing of it outlives the test. */
export const test = base.extend<{ app: ElectronApplication; monitor: MonitorPage }>({
  // Playwright insists on a destructured first parameter.
  // oxlint-disable-next-line no-empty-pattern
  app: async ({}, use) => {
    const { app, close } = await launch();
    await use(app);
    await close();
  },
  monitor: async ({ app }, use) => {
    await use(new MonitorPage(await app.firstWindow()));
  },
});

export { expect } from '@playwright/test';
