import { app, type BrowserWindow } from 'electron';
import {
  failure,
  isMainCommand,
  success,
  type Appearance,
  type CommandId,
  type MainCommand,
  type Result,
} from '../contract';
import { zoomStep } from './appearance';
import { licencesUrl } from './app-protocol';
import { showGuide } from './guide';
import type { KeptRules } from './kept-rules';
import { exportRules, importRules } from './rules-commands';
import type { KeptSettings } from './settings';
import type { Updates } from './updates/updates';
import { tellOutcome } from './outcome';
import type { Windows } from './windows';

interface CommandOptions {
  windows: Windows;
  rules: KeptRules;
  settings: KeptSettings;
  updates: () => Updates;
}

/** Does the commands of the menu, the palette and the keys; those of a page are handed on to it. */
export class Commands {
  readonly #options: CommandOptions;
  #isAsking = false;

  constructor(options: CommandOptions) {
    this.#options = options;
  }

  /** In the window that is in front. */
  run(id: CommandId): void {
    const window = this.#options.windows.front();
    if (isMainCommand(id)) this.runIn(window, id);
    else this.#options.windows.runInPage(window, id);
  }

  runIn(window: BrowserWindow, id: MainCommand): void {
    this.#done[id](window);
  }

  readonly #done: Readonly<Record<MainCommand, (window: BrowserWindow) => void>> = {
    'file.open': (window) => this.#ask(window, () => this.#options.windows.chooseFiles()),
    'file.live': () => void this.#options.windows.showLive(),
    'file.save': (window) => this.#ask(window, () => this.#options.windows.saveCapture()),
    'file.record': (window) => this.#ask(window, () => this.#options.windows.record()),
    'file.stop-recording': (window) =>
      void this.#told(window, () => this.#options.windows.stopRecording()),
    'rules.import': (window) => this.#ask(window, () => importRules(window, this.#options.rules)),
    'rules.export': (window) => this.#ask(window, () => exportRules(window, this.#options.rules)),
    'updates.check': (window) => this.#checkForUpdates(window),
    'help.guide': (window) => showGuide(window),
    'help.licences': (window) => showGuide(window, licencesUrl),
    'help.about': () => app.showAboutPanel(),
    'window.close': (window) => window.close(),
    'app.quit': () => app.quit(),
    'theme.system': (window) => this.#look(window, () => ({ theme: 'system' })),
    'theme.light': (window) => this.#look(window, () => ({ theme: 'light' })),
    'theme.dark': (window) => this.#look(window, () => ({ theme: 'dark' })),
    'theme.contrast': (window) =>
      this.#look(window, ({ contrast }) => ({
        contrast: contrast === 'high' ? 'system' : 'high',
      })),
    'zoom.in': (window) => this.#look(window, ({ zoom }) => ({ zoom: zoomStep(zoom, 'in') })),
    'zoom.out': (window) => this.#look(window, ({ zoom }) => ({ zoom: zoomStep(zoom, 'out') })),
    'zoom.reset': (window) => this.#look(window, () => ({ zoom: 1 })),
    'window.fullscreen': (window) => window.setFullScreen(!window.isFullScreen()),
  };

  /** What is found is told beside the log; where nobody can look, that is the outcome. */
  #checkForUpdates(window: BrowserWindow): void {
    const updates = this.#options.updates();
    const { stage } = updates.state();
    if (stage.kind !== 'unavailable') void updates.check();
    else tellOutcome(window, success({ message: stage.reason, detail: stage.remedy }));
  }

  /** What asks for a file: one at a time, for a page that ran them without end would bury the person in dialogs. */
  #ask(window: BrowserWindow, work: () => Promise<unknown>): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    void this.#told(window, work).finally(() => (this.#isAsking = false));
  }

  /** Nobody waits for it, so what goes wrong is told in the window. */
  async #told(window: BrowserWindow, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      tellOutcome(window, unexpected(error));
    }
  }

  #look(window: BrowserWindow, change: (now: Appearance) => Partial<Appearance>): void {
    const { appearance } = this.#options.settings.current;
    const changed = this.#options.settings.change({
      appearance: { ...appearance, ...change(appearance) },
    });
    if (!changed.ok) tellOutcome(window, changed);
  }
}

function unexpected(error: unknown): Result<never> {
  const reason = error instanceof Error ? error.message : String(error);
  return failure('INTERNAL', `The command failed: ${reason}`);
}
