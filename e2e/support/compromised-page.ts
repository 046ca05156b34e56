import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { root } from './application';

/** A message as the fuzz of the main process has it. */
interface Message {
  name: string;
  args: readonly unknown[];
}

/**
 * The page of the window as somebody has it who took over its whole process: with `ipcRenderer` itself, instead
 * of the bridge that our preload script makes of it.
 */
export class CompromisedPage {
  private constructor(readonly page: Page) {}

  /** Takes over a window; it loads anew. `folder` is where the script may lie. */
  static async of(app: ElectronApplication, page: Page, folder: string): Promise<CompromisedPage> {
    const script = join(folder, 'compromised.js');
    writeFileSync(script, preload());
    await app.evaluate(({ session }, path) => session.defaultSession.setPreloads([path]), script);
    await page.reload();
    await page.waitForFunction(() => 'compromised' in window);
    return new CompromisedPage(page);
  }

  /** Sends all of them at once, and resolves to the code that each is answered with. */
  send(messages: readonly Message[]): Promise<string[]> {
    return this.page.evaluate(
      (text) =>
        (window as unknown as { compromised: (given: string) => Promise<string[]> }).compromised(
          text,
        ),
      JSON.stringify(messages),
    );
  }
}

/** What cannot be cloned never leaves the page. */
function preload(): string {
  const revive = readFileSync(join(root, 'build', 'fuzz', 'ipc', 'revive.cjs'), 'utf8');
  return `
    ${revive.replace(/^module\.exports.*$/mu, '')}
    const { contextBridge, ipcRenderer } = require('electron');
    const codeOf = (answer) =>
      answer?.ok === true ? 'OK' : (answer?.error?.code ?? 'NO_RESULT') +
        (answer?.error?.code === 'INTERNAL' ? ' ' + answer.error.message : '');
    const send = async ({ name, args }) => {
      try {
        return codeOf(await ipcRenderer.invoke('call:' + name, ...revive(args)));
      } catch (error) {
        return /could not be cloned|odd/u.test(error.message) ? 'UNCLONABLE'
          : /No handler registered/u.test(error.message) ? 'NO_HANDLER' : 'REJECTED ' + error.message;
      }
    };
    contextBridge.exposeInMainWorld('compromised', (text) => Promise.all(JSON.parse(text).map(send)));
  `;
}
