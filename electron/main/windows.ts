import { BrowserWindow, dialog } from 'electron';
import { failure, feedChannel, success, type PageCommand, type Result } from '../contract';
import { FileCapture, recordedFiles, saveMarks } from '../engine';
import { ask } from './closing';
import { datedFileName } from './dated-file-name';
import { handlersOfCapture, handlersOfFile } from './handlers';
import type { Live } from './live';
import { tellOutcome } from './outcome';
import { questionOnQuitting, quitAnswers } from './questions';
import type { RecentFiles } from './recent-files';
import { openWindow, type OpenedWindow, type Surroundings } from './window';

const openable = [
  { name: 'Capture files', extensions: ['pcapng', 'pcap', 'cap', 'gz', 'zst'] },
  { name: 'All files', extensions: ['*'] },
];

const saveable = [{ name: 'pcapng', extensions: ['pcapng'] }];

/** The windows of the application: one for the running capture, and one for each file. */
export class Windows {
  #live: BrowserWindow | null = null;
  /** Where the recording goes that was begun last. */
  #recorded = '';
  readonly #opened = new Map<BrowserWindow, OpenedWindow>();

  constructor(
    readonly live: Live,
    readonly recent: RecentFiles,
    readonly surroundings: Surroundings,
  ) {}

  /** Brings the running capture to the front. It goes on also while no window shows it. */
  showLive(): BrowserWindow {
    const { live, surroundings } = this;
    // A window is destroyed a moment before it tells that it has closed.
    if (this.#live !== null && !this.#live.isDestroyed()) {
      this.#live.show();
      return this.#live;
    }
    const handlers = handlersOfCapture.bind(null, live);
    const replayed = () => success(live.capture);
    const window = this.#open({ surroundings, source: live.capture, replayed, live, handlers });
    window.on('closed', () => {
      if (this.#live === window) this.#live = null;
    });
    this.#live = window;
    return window;
  }

  /** The window that a command of the menu is about. */
  front(): BrowserWindow {
    const [first] = BrowserWindow.getAllWindows();
    const front = BrowserWindow.getFocusedWindow() ?? first ?? this.showLive();
    // In front of the guide, commands are about the window that it belongs to.
    return front.getParentWindow() ?? front;
  }

  /** Has the page of a window do a command that a person chose from the menu. */
  runInPage(window: BrowserWindow, id: PageCommand): void {
    this.#opened.get(window)?.gestures.renew();
    window.webContents.send(feedChannel('command'), { id });
  }

  /** Opens a file in a window of its own, which also tells when it cannot be read. */
  openFile(path: string): void {
    const file = new FileCapture(path);
    const handlers = handlersOfFile.bind(null, file);
    const { surroundings } = this;
    const replayed = () => file.replaySource();
    const window = this.#open({ surroundings, source: file, replayed, live: null, handlers });
    window.on('closed', () => file.close());
    this.recent.add(path);
  }

  /** Asks for files and opens them. */
  async chooseFiles(): Promise<void> {
    const { filePaths } = await dialog.showOpenDialog({
      title: 'Open Capture Files',
      properties: ['openFile', 'multiSelections'],
      filters: openable,
    });
    for (const path of filePaths) this.openFile(path);
  }

  /** Asks where to, saves the running capture, and tells the outcome in its window. Resolves to whether it is saved. */
  async saveCapture(): Promise<boolean> {
    const { canceled, filePath } = await dialog.showSaveDialog(this.showLive(), {
      title: 'Save Capture',
      defaultPath: datedFileName('capture', 'pcapng', new Date()),
      filters: saveable,
    });
    if (canceled || filePath === '') return false;
    // The dialog has asked whether a file that is there may go.
    const saved = await this.live.capture.save(filePath, { replace: true });
    if (!saved.ok) {
      tellOutcome(this.showLive(), saved);
      return false;
    }
    const marked = await saveMarks(this.live.capture.marks, saved.value);
    tellOutcome(this.showLive(), marked.ok ? savedAs(saved.value, marked.value) : marked);
    return marked.ok;
  }

  /** Asks where to, and records from now on what the running capture receives. */
  async record(): Promise<void> {
    const { canceled, filePath } = await dialog.showSaveDialog(this.showLive(), {
      title: 'Record to File',
      defaultPath: datedFileName('capture', 'pcapng', new Date()),
      filters: saveable,
    });
    if (canceled || filePath === '') return;
    const before = await this.#endRecording();
    if (before?.marked.ok === false) tellOutcome(this.showLive(), before.marked);
    const begun = this.live.capture.record({ path: filePath, replace: true });
    if (!begun.ok) return tellOutcome(this.showLive(), begun);
    this.#recorded = filePath;
  }

  async stopRecording(): Promise<void> {
    const stopped = await this.#endRecording();
    if (stopped === null) return tellOutcome(this.showLive(), nothingRecorded);
    const { ended, marked } = stopped;
    if (!marked.ok) return tellOutcome(this.showLive(), marked);
    const message = `${ended.datagrams.toLocaleString('en-US')} datagrams were recorded to ${ended.path}`;
    const detail = ended.lost === 0 ? '' : `${ended.lost} could not be written.`;
    tellOutcome(this.showLive(), success({ message, detail }));
  }

  /** Ends the recording, if there is one, and keeps beside its files the marks of what they have. */
  async #endRecording() {
    const isRecording = this.live.capture.state().recording !== null;
    const ended = isRecording ? this.live.capture.stopRecording() : null;
    if (ended === null) return null;
    return {
      ended,
      marked: await saveMarks(this.live.capture.marks, recordedFiles(this.#recorded)),
    };
  }

  /** Asks whether to quit though something would be lost, or end; saves before where that is the answer. */
  async mayQuit(): Promise<boolean> {
    const state = this.live.capture.state();
    const undertakings = [...this.#opened.values()].flatMap((each) => each.undertakings());
    const question = questionOnQuitting(state, undertakings);
    const isAboutCapture = state.recording !== null || state.unsaved > 0;
    const asking = () => (isAboutCapture ? this.showLive() : this.front());
    const answer = question === null ? 'quit' : quitAnswers[await ask(asking(), question)];
    const mayQuit = answer === 'quit' || (answer === 'save' && (await this.saveCapture()));
    // Nobody is there any more to be told what became of the marks.
    if (mayQuit) await this.#endRecording();
    return mayQuit;
  }

  #open(options: Parameters<typeof openWindow>[0]): BrowserWindow {
    const opened = openWindow(options);
    const { window } = opened;
    this.#opened.set(window, opened);
    window.on('closed', () => this.#opened.delete(window));
    return window;
  }
}

const nothingRecorded = failure('CALL_INAPPLICABLE', 'Nothing is being recorded.');

/** `unmarked` is the number of marks whose datagrams are in none of the files. */
function savedAs(
  files: readonly string[],
  unmarked: number,
): Result<{ message: string; detail: string }> {
  const missing =
    unmarked === 0 ? '' : `${unmarked} of the marks are about datagrams that are not in it.`;
  if (files.length === 1)
    return success({ message: `Saved as ${files.join('')}`, detail: missing });
  const message = `Saved as ${files.length} files, which together are the capture:`;
  return success({ message, detail: [...files, missing].join('\n').trim() });
}
