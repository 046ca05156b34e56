import type { BrowserWindow } from 'electron';
import { feedChannel, type CallOutput, type Result } from '../contract';
import { Sendings } from '../engine';
import { Announcer } from './announcer';
import { ChosenFiles } from './chosen-files';
import type { Live } from './live';

/** The shortest time between two frames, in milliseconds: 10 a second. */
const interval = 100;

/** What is sent from one window, and how its page is told. */
export class WindowSending {
  readonly sendings: Sendings;
  readonly files = new ChosenFiles();
  readonly announcer: Announcer<'send'>;
  readonly #stopListening: (() => void)[];

  /** @param live null where the window shows a file, which has no sockets. */
  constructor(
    private readonly window: BrowserWindow,
    readonly live: Live | null,
  ) {
    this.sendings = new Sendings(live?.capture ?? null);
    this.announcer = new Announcer<'send'>(
      () => ({
        sendings: this.sendings.state(),
        demonstration: live?.demonstration.state() ?? null,
      }),
      (frame) => window.webContents.send(feedChannel('send'), frame),
      interval,
    );
    const told = [this.sendings, ...(live === null ? [] : [live.demonstration])];
    this.#stopListening = told.map((each) => each.onChange(() => this.announcer.changed()));
  }

  /** Asks for a file to send. */
  chooseFile(): Promise<Result<CallOutput<'send.choose-file'>>> {
    return this.files.choose(this.window);
  }

  /** Nothing goes on being sent that nobody sees, and could stop. */
  close(): void {
    this.#stopListening.forEach((stop) => stop());
    this.announcer.close();
    this.sendings.stop();
    this.live?.demonstration.stop();
  }
}
